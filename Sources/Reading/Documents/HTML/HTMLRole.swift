import CGumbo
import HTMLTrees
import Prose

/// What an element of HTML means for a text.
enum HTMLRole {
  /// Left out with all that it holds.
  case dropped
  /// Parts paragraphs, and nothing more.
  case block
  /// Neither parts nor marks anything.
  case transparent
  case heading(level: Int)
  case container(Container)
  case item, table, row, cell, preformatted, rule
  case inline(Prose.Kind)
  case link, image, lineBreak, quotation

  enum Container { case blockQuote, bulletList, orderedList }

  init(_ node: HTMLTree.Node) {
    if node.pointee.type == GUMBO_NODE_TEMPLATE {
      self = .dropped
    } else if node.isHidden {
      self = .dropped
    } else {
      self = Self.role(of: node.pointee.v.element.tag)
      if case .transparent = self, node.pointee.v.element.tag == GUMBO_TAG_UNKNOWN, node.isDialog { self = .dropped }
    }
  }

  private static func role(of tag: GumboTag) -> HTMLRole {
    switch tag {
    case GUMBO_TAG_H1: .heading(level: 1)
    case GUMBO_TAG_H2: .heading(level: 2)
    case GUMBO_TAG_H3: .heading(level: 3)
    case GUMBO_TAG_H4: .heading(level: 4)
    case GUMBO_TAG_H5: .heading(level: 5)
    case GUMBO_TAG_H6: .heading(level: 6)
    case GUMBO_TAG_BLOCKQUOTE: .container(.blockQuote)
    case GUMBO_TAG_UL, GUMBO_TAG_MENU, GUMBO_TAG_DIR: .container(.bulletList)
    case GUMBO_TAG_OL: .container(.orderedList)
    case GUMBO_TAG_LI: .item
    case GUMBO_TAG_TABLE: .table
    case GUMBO_TAG_TR: .row
    case GUMBO_TAG_TD, GUMBO_TAG_TH: .cell
    case GUMBO_TAG_PRE, GUMBO_TAG_LISTING, GUMBO_TAG_XMP, GUMBO_TAG_PLAINTEXT: .preformatted
    case GUMBO_TAG_HR: .rule
    case GUMBO_TAG_A: .link
    case GUMBO_TAG_IMG, GUMBO_TAG_IMAGE: .image
    case GUMBO_TAG_BR: .lineBreak
    case GUMBO_TAG_Q: .quotation
    case GUMBO_TAG_EM, GUMBO_TAG_I, GUMBO_TAG_CITE, GUMBO_TAG_DFN, GUMBO_TAG_VAR: .inline(.emphasis)
    case GUMBO_TAG_STRONG, GUMBO_TAG_B: .inline(.strong)
    case GUMBO_TAG_DEL, GUMBO_TAG_S, GUMBO_TAG_STRIKE: .inline(.strikethrough)
    case GUMBO_TAG_CODE, GUMBO_TAG_KBD, GUMBO_TAG_SAMP, GUMBO_TAG_TT: .inline(.code)
    default: isDropped(tag) ? .dropped : isBlock(tag) ? .block : .transparent
    }
  }

  private static func isDropped(_ tag: GumboTag) -> Bool {
    switch tag {
    case GUMBO_TAG_HEAD, GUMBO_TAG_TITLE, GUMBO_TAG_META, GUMBO_TAG_LINK, GUMBO_TAG_NAV, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,
      GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOEMBED,
      GUMBO_TAG_INPUT, GUMBO_TAG_SELECT, GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP, GUMBO_TAG_DATALIST, GUMBO_TAG_TEXTAREA, GUMBO_TAG_BUTTON,
      GUMBO_TAG_LABEL, GUMBO_TAG_LEGEND, GUMBO_TAG_KEYGEN, GUMBO_TAG_OUTPUT, GUMBO_TAG_PROGRESS, GUMBO_TAG_METER, GUMBO_TAG_ISINDEX,
      GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_EMBED, GUMBO_TAG_APPLET, GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO, GUMBO_TAG_CANVAS,
      GUMBO_TAG_MAP, GUMBO_TAG_RP, GUMBO_TAG_RT, GUMBO_TAG_RTC:
      true
    default: false
    }
  }

  private static func isBlock(_ tag: GumboTag) -> Bool {
    switch tag {
    case GUMBO_TAG_P, GUMBO_TAG_DIV, GUMBO_TAG_BODY, GUMBO_TAG_ARTICLE, GUMBO_TAG_SECTION, GUMBO_TAG_MAIN, GUMBO_TAG_ASIDE,
      GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER, GUMBO_TAG_HGROUP, GUMBO_TAG_ADDRESS, GUMBO_TAG_CENTER, GUMBO_TAG_DL, GUMBO_TAG_DT, GUMBO_TAG_DD,
      GUMBO_TAG_FIGURE, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY, GUMBO_TAG_FORM, GUMBO_TAG_FIELDSET,
      GUMBO_TAG_CAPTION, GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT, GUMBO_TAG_MARQUEE, GUMBO_TAG_MULTICOL:
      true
    default: false
    }
  }
}

extension HTMLTree.Node {
  /// Whether a browser would not show the element, as far as its own tag says.
  fileprivate var isHidden: Bool {
    guard pointee.v.element.attributes.length > 0 else { return false }
    if hasAttribute("hidden") || attribute("role") == "doc-backlink" { return true }
    guard let style = attribute("style") else { return false }
    let plain = String(decoding: style.utf8.filter { $0 > 0x20 }, as: UTF8.self).lowercased()
    return plain.hasPrefix("display:none") || plain.split(separator: ";").contains { $0.hasPrefix("display:none") }
  }

  /// gumbo has no name for `dialog`.
  fileprivate var isDialog: Bool {
    var name = pointee.v.element.original_tag
    gumbo_tag_from_original_text(&name)
    guard let data = name.data, name.length == 6 else { return false }
    return UnsafeRawBufferPointer(start: data, count: 6).elementsEqual("dialog".utf8) { $0 | 0x20 == $1 } && !hasAttribute("open")
  }
}
