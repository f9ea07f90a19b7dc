import Testing

@testable import Templating

/// A behaviour that the Mustache specification asks for.
struct Behaviour: Sendable, CustomTestStringConvertible {
  var name: String
  var template: String
  var data: Sample = [:]
  var others: [String: String] = [:]
  /// What is rendered; nil where the specification lets a name vanish and this language reports it.
  var expected: String?
  var suffix = ".html"

  init(
    _ name: String, _ template: String, _ data: Sample = [:], _ others: [String: String] = [:], gives expected: String?,
    in suffix: String = ".html"
  ) {
    self.name = name
    self.template = template
    self.data = data
    self.others = others
    self.expected = expected
    self.suffix = suffix
  }

  var testDescription: String { name }

  func check() throws {
    let site = Site(template, others, suffix: suffix)
    if let expected {
      #expect(try site.render(data) == expected)
    } else {
      #expect(!site.problems(data).isEmpty)
    }
  }
}

/// The behaviours of the Mustache specification, version 1.4, with its optional modules for inheritance and dynamic names.
///
/// Where white space shows, the templates are text files; indentation is kept in those only.
@Suite struct SpecificationTests {
  @Test(arguments: Behaviour.interpolation) func interpolates(_ behaviour: Behaviour) throws { try behaviour.check() }
  @Test(arguments: Behaviour.sections) func opensSections(_ behaviour: Behaviour) throws { try behaviour.check() }
  @Test(arguments: Behaviour.inverted) func invertsSections(_ behaviour: Behaviour) throws { try behaviour.check() }
  @Test(arguments: Behaviour.comments) func dropsComments(_ behaviour: Behaviour) throws { try behaviour.check() }
  @Test(arguments: Behaviour.delimiters) func changesDelimiters(_ behaviour: Behaviour) throws { try behaviour.check() }
  @Test(arguments: Behaviour.partials) func includesPartials(_ behaviour: Behaviour) throws { try behaviour.check() }
  @Test(arguments: Behaviour.dynamicNames) func includesWhatAValueNames(_ behaviour: Behaviour) throws { try behaviour.check() }
  @Test(arguments: Behaviour.inheritance) func inherits(_ behaviour: Behaviour) throws { try behaviour.check() }
}

private let markup: Sample = ["bad": "<\"&'>", "good": .html("<b>&amp;</b>")]
private let escaped = "&lt;&quot;&amp;&#39;&gt;"

extension Behaviour {
  static let interpolation = [
    Behaviour("no tag", "{one} brace } is { text", gives: "{one} brace } is { text"),
    Behaviour("a name", "To {{city}}.", ["city": "Lviv"], gives: "To Lviv."),
    Behaviour("values are no templates", "{{a}}", ["a": "{{b}}", "b": "no"], gives: "{{b}}"),
    Behaviour("two braces escape", "<p>{{bad}}</p>", markup, gives: "<p>\(escaped)</p>"),
    Behaviour("three braces show HTML", "<p>{{{good}}}</p>", markup, gives: "<p><b>&amp;</b></p>"),
    Behaviour("an ampersand shows HTML", "<p>{{&good}}</p>", markup, gives: "<p><b>&amp;</b></p>"),
    Behaviour("text files are not escaped", "{{bad}} {{{bad}}} {{&bad}}", markup, gives: "<\"&'> <\"&'> <\"&'>", in: ".txt"),
    Behaviour("a number", "{{n}} km", ["n": 85], gives: "85 km"),
    Behaviour("a number in three braces", "{{{n}}} km", ["n": -85], gives: "-85 km"),
    Behaviour("a number after an ampersand", "{{&n}} km", ["n": 0], gives: "0 km"),
    Behaviour("a missing text", "({{t}})", ["t": ""], gives: "()"),
    Behaviour("missing HTML", "({{{t}}}) ({{&t}})", ["t": .html("")], gives: "() ()"),
    Behaviour("an unknown name", "({{t}})", gives: nil),
    Behaviour("an unknown name in three braces", "({{{t}}})", gives: nil),
    Behaviour("an unknown name after an ampersand", "({{&t}})", gives: nil),
    Behaviour("a dotted name", "{{a.t}} {{#a}}{{t}}{{/a}}", ["a": ["t": "x"]], gives: "x x"),
    Behaviour("a dotted name in three braces", "{{{a.t}}} {{&a.t}}", ["a": ["t": .html("<i>")]], gives: "<i> <i>"),
    Behaviour("a long dotted name", "{{a.b.c.d.e.t}}", ["a": ["b": ["c": ["d": ["e": ["t": "deep"]]]]]], gives: "deep"),
    Behaviour("a chain that breaks", "({{a.b.t}})", ["a": .missing([("b", ["t": "x"])])], gives: "()"),
    Behaviour("a chain that breaks at its end", "({{a.b.t}})", ["a": ["b": .missing([("t", "x")])]], gives: "()"),
    Behaviour("a chain is not resumed elsewhere", "({{a.b.c.t}})", ["a": ["b": ["x": "y"]], "c": ["t": "no"]], gives: nil),
    Behaviour("a chain starts inside", "{{#a}}{{b.t}}{{/a}}", ["a": ["b": ["t": "in"]], "b": ["t": "out"]], gives: "in"),
    Behaviour("a chain that started inside ends there", "{{#a}}{{b.t}}{{/a}}", ["a": ["b": ["x": "y"]], "b": ["t": "no"]], gives: nil),
    Behaviour("a dot is no part of a name", "{{a.b}}", ["a.b": "no"], gives: nil),
    Behaviour("a name with a dot hides nothing", "{{a.b}}", ["a.b": "no", "a": ["b": "yes"]], gives: "yes"),
    Behaviour("the item itself", "Hello, {{.}}!", "world", gives: "Hello, world!"),
    Behaviour("the item itself, escaped", "<p>{{.}}", "<\"&'>", gives: "<p>\(escaped)"),
    Behaviour("the item itself, as HTML", "{{{.}}}{{&.}}", .html("<hr>"), gives: "<hr><hr>"),
    Behaviour("the item itself, a number", "{{.}}", 7, gives: "7"),
    Behaviour("spaces around", "| {{t}} | {{{h}}} | {{&h}} |", ["t": "-", "h": .html("+")], gives: "| - | + | + |"),
    Behaviour("values do not stand alone", "  {{t}}\n  {{{h}}}\n  {{&h}}\n", ["t": "-", "h": .html("+")], gives: "  -\n  +\n  +\n"),
    Behaviour("spaces within", "|{{ t }}|{{{ h }}}|{{& h }}|", ["t": "-", "h": .html("+")], gives: "|-|+|+|"),
  ]

  static let sections = [
    Behaviour("true", "({{#f}}yes{{/f}})", ["f": true], gives: "(yes)"),
    Behaviour("false", "({{#f}}yes{{/f}})", ["f": false], gives: "()"),
    Behaviour("missing", "({{#f}}yes{{/f}})", ["f": .missing([])], gives: "()"),
    Behaviour("empty text", "({{#f}}yes{{/f}})", ["f": ""], gives: "()"),
    Behaviour("zero", "({{#f}}yes{{/f}})", ["f": 0], gives: "()"),
    Behaviour("an object is entered", "{{#a}}{{t}}{{/a}}", ["a": ["t": "x"]], gives: "x"),
    Behaviour(
      "outer names", "{{#a}}{{t}}{{u}}{{c.v}}{{/a}}", ["t": "t", "u": "no", "a": ["u": "u"], "c": ["v": "v"]], gives: "tuv"),
    Behaviour("a text is entered", "{{#t}}{{.}} is {{t}}{{/t}}", ["t": "x"], gives: "x is x"),
    Behaviour("a flag is not entered", "{{#l}}{{#f}}{{.}}{{/f}}{{/l}}", ["f": true, "l": ["a", "b"]], gives: "ab"),
    Behaviour(
      "lists in lists", "{{#a}}{{#b}}{{n.u}}{{m}}.{{#c}}{{n.u}}{{m}}{{o}}.{{/c}}{{/b}}{{/a}}",
      ["a": [["n": ["u": "A"], "b": [["m": 1, "c": [["o": "x"], ["o": "y"]]]]]]], gives: "A1.A1x.A1y."),
    Behaviour(
      "all outer names", "{{#a}}{{x}}{{#b}}{{x}}{{y}}{{#c}}{{x}}{{y}}{{z}}{{#z}}{{.}}{{x}}{{/z}}{{/c}}{{y}}{{/b}}{{x}}{{/a}}",
      ["a": ["x": 1], "b": ["y": 2], "c": ["z": 3]], gives: "1121233121"),
    Behaviour("a list", "{{#l}}{{n}}{{/l}}", ["l": [["n": 1], ["n": 2], ["n": 3]]], gives: "123"),
    Behaviour("an empty list", "({{#l}}x{{/l}})", ["l": []], gives: "()"),
    Behaviour("twice", "{{#f}}\n1\n{{/f}}\n2\n{{#f}}\n3\n{{/f}}\n", ["f": true], gives: "1\n2\n3\n"),
    Behaviour("in itself, true", "a{{#f}}b{{#f}}c{{/f}}d{{/f}}e", ["f": true], gives: "abcde"),
    Behaviour("in itself, false", "a{{#f}}b{{#f}}c{{/f}}d{{/f}}e", ["f": false], gives: "ae"),
    Behaviour("an unknown name", "{{#f}}x{{/f}}", gives: nil),
    Behaviour("texts", "{{#l}}({{.}}){{/l}}", ["l": ["a", "b"]], gives: "(a)(b)"),
    Behaviour("numbers", "{{#l}}({{.}}){{/l}}", ["l": [1, 2]], gives: "(1)(2)"),
    Behaviour("lists", "{{#l}}({{#.}}{{.}}{{/.}}){{/l}}", ["l": [[1, 2], [3, 4]]], gives: "(12)(34)"),
    Behaviour("texts are escaped", "{{#l}}({{.}}){{/l}}", ["l": ["&", "<"]], gives: "(&amp;)(&lt;)"),
    Behaviour("HTML is not", "{{#l}}({{{.}}}{{&.}}){{/l}}", ["l": [.html("<br>")]], gives: "(<br><br>)"),
    Behaviour("the list itself", "{{#.}}({{n}}){{/.}}", [["n": "a"], ["n": "b"]], gives: "(a)(b)"),
    Behaviour("dotted, true", "({{#a.b.f}}x{{/a.b.f}})", ["a": ["b": ["f": true]]], gives: "(x)"),
    Behaviour("dotted, false", "({{#a.b.f}}x{{/a.b.f}})", ["a": ["b": ["f": false]]], gives: "()"),
    Behaviour("dotted, broken", "({{#a.b.f}}x{{/a.b.f}})", ["a": .missing([("b", ["f": true])])], gives: "()"),
    Behaviour("blanks around", " | {{#f}}\t|\t{{/f}} | \n", ["f": true], gives: " | \t|\t | \n"),
    Behaviour("blanks within", " | {{#f}} {{! note }}\n {{/f}} | \n", ["f": true], gives: " |  \n  | \n"),
    Behaviour("not alone on the line", " {{#f}}A{{/f}}\n {{#f}}B{{/f}}\n", ["f": true], gives: " A\n B\n"),
    Behaviour("alone on the line", "1\n{{#f}}\n2\n{{/f}}\n3\n", ["f": true], gives: "1\n2\n3\n"),
    Behaviour("alone and indented", "1\n  {{#f}}\n2\n\t{{/f}}\n3\n", ["f": true], gives: "1\n2\n3\n"),
    Behaviour("other line ends", "1\r\n{{#f}}\r\n{{/f}}\r\n2", ["f": true], gives: "1\r\n2"),
    Behaviour("alone on the first line", "  {{#f}}\n1{{/f}}\n2", ["f": true], gives: "1\n2"),
    Behaviour("alone on the last line", "1{{#f}}\n2\n  {{/f}}", ["f": true], gives: "1\n2\n"),
    Behaviour("padded", "|{{# f }}={{/ f }}|", ["f": true], gives: "|=|"),
  ]

  static let inverted = [
    Behaviour("false", "({{^f}}no{{/f}})", ["f": false], gives: "(no)"),
    Behaviour("true", "({{^f}}no{{/f}})", ["f": true], gives: "()"),
    Behaviour("missing", "({{^f}}no{{/f}})", ["f": .missing([])], gives: "(no)"),
    Behaviour("an object", "({{^a}}no{{/a}})", ["a": ["t": "x"]], gives: "()"),
    Behaviour("a list", "({{^l}}no{{/l}})", ["l": [1]], gives: "()"),
    Behaviour("an empty list", "({{^l}}none{{/l}})", ["l": []], gives: "(none)"),
    Behaviour("twice", "{{^f}}\n1\n{{/f}}\n2\n{{^f}}\n3\n{{/f}}\n", ["f": false], gives: "1\n2\n3\n"),
    Behaviour("in itself, false", "a{{^f}}b{{^f}}c{{/f}}d{{/f}}e", ["f": false], gives: "abcde"),
    Behaviour("in itself, true", "a{{^f}}b{{^f}}c{{/f}}d{{/f}}e", ["f": true], gives: "ae"),
    Behaviour("an unknown name", "{{^f}}x{{/f}}", gives: nil),
    Behaviour("dotted, true", "({{^a.b.f}}x{{/a.b.f}})", ["a": ["b": ["f": true]]], gives: "()"),
    Behaviour("dotted, false", "({{^a.b.f}}x{{/a.b.f}})", ["a": ["b": ["f": false]]], gives: "(x)"),
    Behaviour("dotted, broken", "({{^a.b.f}}x{{/a.b.f}})", ["a": .missing([("b", ["f": true])])], gives: "(x)"),
    Behaviour("blanks around", " | {{^f}}\t|\t{{/f}} | \n", ["f": false], gives: " | \t|\t | \n"),
    Behaviour("blanks within", " | {{^f}} {{! note }}\n {{/f}} | \n", ["f": false], gives: " |  \n  | \n"),
    Behaviour("not alone on the line", " {{^f}}A{{/f}}\n {{^f}}B{{/f}}\n", ["f": false], gives: " A\n B\n"),
    Behaviour("alone on the line", "1\n{{^f}}\n2\n{{/f}}\n3\n", ["f": false], gives: "1\n2\n3\n"),
    Behaviour("alone and indented", "1\n  {{^f}}\n2\n\t{{/f}}\n3\n", ["f": false], gives: "1\n2\n3\n"),
    Behaviour("other line ends", "1\r\n{{^f}}\r\n{{/f}}\r\n2", ["f": false], gives: "1\r\n2"),
    Behaviour("alone on the first line", "  {{^f}}\n1{{/f}}\n2", ["f": false], gives: "1\n2"),
    Behaviour("alone on the last line", "1{{^f}}\n2\n  {{/f}}", ["f": false], gives: "1\n2\n"),
    Behaviour("padded", "|{{^ f }}={{/ f }}|", ["f": false], gives: "|=|"),
  ]

  static let comments = [
    Behaviour("within a line", "12{{! note! }}34", gives: "1234"),
    Behaviour("over lines", "12{{!\n  one\n  two\n}}34\n", gives: "1234\n"),
    Behaviour("alone", "1\n{{! note }}\n2\n", gives: "1\n2\n"),
    Behaviour("alone and indented", "1\n  {{! note }}\n2\n", gives: "1\n2\n"),
    Behaviour("other line ends", "1\r\n{{! note }}\r\n2", gives: "1\r\n2"),
    Behaviour("on the first line", "  {{! note }}\n1", gives: "1"),
    Behaviour("on the last line", "1\n  {{! note }}", gives: "1\n"),
    Behaviour("alone over lines", "1\n{{!\nnote\n}}\n2\n", gives: "1\n2\n"),
    Behaviour("alone over lines, indented", "1\n  {{!\n    note\n  }}\n2\n", gives: "1\n2\n"),
    Behaviour("not alone", "  12 {{! 34 }}\n", gives: "  12 \n"),
    Behaviour("blanks around", "12 {{! note }} 34", gives: "12  34"),
    Behaviour("no name", ">{{! note }}<", ["note": "no"], gives: "><", in: ".txt"),
  ]

  static let delimiters = [
    Behaviour("a pair", "{{=<% %>=}}(<%t%>)", ["t": "x"], gives: "(x)"),
    Behaviour("special characters", "({{=[ ]=}}[t])", ["t": "x"], gives: "(x)"),
    Behaviour(
      "sections", "{{#f}}\n{{t}} |t|\n{{/f}}\n{{= | | =}}\n|#f|\n{{t}} |t|\n|/f|\n", ["f": true, "t": "x"], gives: "x |t|\n{{t}} x\n"),
    Behaviour(
      "inverted sections", "{{^f}}\n{{t}} |t|\n{{/f}}\n{{= | | =}}\n|^f|\n{{t}} |t|\n|/f|\n", ["f": false, "t": "x"],
      gives: "x |t|\n{{t}} x\n"),
    Behaviour("three braces", "{{=<% %>=}}<%{h}%><%&h%>", ["h": .html("<hr>")], gives: "<hr><hr>"),
    Behaviour("not in partials", "{{>p}} {{=| |=}}|>p|", ["t": "x"], ["p": ".{{t}}."], gives: ".x. .x."),
    Behaviour("not after partials", "{{>p}}{{t}}|t|", ["t": "x"], ["p": "{{=| |=}}|t| "], gives: "x x|t|"),
    Behaviour("blanks around", "| {{=@ @=}} |", gives: "|  |"),
    Behaviour("not alone", " | {{=@ @=}}\n", gives: " | \n"),
    Behaviour("alone", "1\n{{=@ @=}}\n2\n", gives: "1\n2\n"),
    Behaviour("alone and indented", "1\n  {{=@ @=}}\n2\n", gives: "1\n2\n"),
    Behaviour("other line ends", "1\r\n{{= @ @ =}}\r\n2", gives: "1\r\n2"),
    Behaviour("on the first line", "  {{=@ @=}}\n1", gives: "1"),
    Behaviour("on the last line", "1\n  {{=@ @=}}", gives: "1\n"),
    Behaviour("padded", "|{{= @   @ =}}|", gives: "||"),
  ]

  static let partials = [
    Behaviour("a partial", "({{>p}})", [:], ["p": "it"], gives: "(it)"),
    Behaviour("an unknown one", "({{>p}})", gives: nil),
    Behaviour("names", "({{>p}})", ["t": "x"], ["p": "*{{t}}*"], gives: "(*x*)"),
    Behaviour("partials in partials", "{{>p}}", ["a": "x", "b": "y"], ["p": "{{a}} {{>q}}", "q": "{{b}}!"], gives: "x y!"),
    Behaviour("blanks around", "| {{>p}} |", [:], ["p": "\t|\t"], gives: "| \t|\t |"),
    Behaviour("not alone", "  {{t}}  {{> p}}\n", ["t": "|"], ["p": ">\n>"], gives: "  |  >\n>\n", in: ".txt"),
    Behaviour("other line ends", "|\r\n{{>p}}\r\n|", [:], ["p": ">"], gives: "|\r\n>|"),
    Behaviour("indented on the first line", "  {{>p}}\n>", [:], ["p": ">\n>"], gives: "  >\n  >>", in: ".txt"),
    Behaviour("indented on the last line", ">\n  {{>p}}", [:], ["p": ">\n>"], gives: ">\n  >\n  >", in: ".txt"),
    Behaviour("indented", "1\n {{>p}}\n2\n", ["t": "<\n->"], ["p": "|\n{{{t}}}\n|\n"], gives: "1\n |\n <\n->\n |\n2\n", in: ".txt"),
    Behaviour(
      "indented twice", "1\n {{>p}}\n2\n", [:], ["p": "a\n  {{>q}}\nb\n", "q": "c\n\nd\n"], gives: "1\n a\n   c\n\n   d\n b\n2\n",
      in: ".txt"),
    Behaviour("not indented in HTML", "<pre>\n {{>p}}\n</pre>", [:], ["p": "a\nb\n"], gives: "<pre>\na\nb\n</pre>"),
    Behaviour("padded", "|{{> p }}|", [:], ["p": "[]"], gives: "|[]|"),
  ]

  private static func choice(_ name: String) -> Sample { .choice(name, of: ["p", "q"]) }

  static let dynamicNames = [
    Behaviour("a partial", "({{>*d}})", ["d": choice("p")], ["p": "P", "q": "Q"], gives: "(P)"),
    Behaviour("another", "{{#l}}{{>*.}}{{/l}}", ["l": [choice("q"), choice("p")]], ["p": "P", "q": "Q"], gives: "QP"),
    Behaviour("an unknown name", "({{>*d}})", [:], ["d": "no"], gives: nil),
    Behaviour("an unknown partial", "({{>*d}})", ["d": choice("p")], ["p": "P"], gives: nil),
    Behaviour("any text", "({{>*d}})", ["d": "p"], ["p": "P"], gives: nil),
    Behaviour("names", "({{>*d}})", ["d": choice("p"), "t": "x"], ["p": "*{{t}}*", "q": ""], gives: "(*x*)"),
    Behaviour("dotted", "({{>*a.b.d}})", ["a": ["b": ["d": choice("p")]], "t": "x"], ["p": "*{{t}}*", "q": ""], gives: "(*x*)"),
    Behaviour(
      "what a dotted name passes is not entered", "{{>*a.d}}", ["a": ["d": choice("p"), "t": "no"]], ["p": "{{t}}", "q": ""], gives: nil),
    Behaviour(
      "names come from the section", "{{#a}}{{>*b.d}}{{/a}}", ["a": ["t": "a"], "b": ["d": choice("p"), "t": "no"]],
      ["p": "{{t}}", "q": ""],
      gives: "a"),
    Behaviour(
      "again and again", "{{#l}}{{>*a.d}}{{/l}}", ["t": "x", "l": [1, 2], "a": ["d": choice("p")]], ["p": "{{t}}", "q": ""], gives: "xx"),
    Behaviour("twice dynamic", "({{>**d}})", ["d": choice("p")], ["p": "P", "q": "Q"], gives: nil),
    Behaviour("dynamic within", "({{>*a.*d}})", ["a": ["d": choice("p")]], ["p": "P", "q": "Q"], gives: nil),
    Behaviour("blanks around", "| {{>*d}} |", ["d": choice("p")], ["p": "\t|\t", "q": ""], gives: "| \t|\t |"),
    Behaviour("not alone", "  {{>*d}} {{>*d}}\n", ["d": choice("p")], ["p": ">\n>", "q": ""], gives: "  >\n> >\n>\n", in: ".txt"),
    Behaviour("other line ends", "|\r\n{{>*d}}\r\n|", ["d": choice("p")], ["p": ">", "q": ""], gives: "|\r\n>|"),
    Behaviour("indented on the first line", "  {{>*d}}\n>", ["d": choice("p")], ["p": ">\n>", "q": ""], gives: "  >\n  >>", in: ".txt"),
    Behaviour("indented on the last line", ">\n  {{>*d}}", ["d": choice("p")], ["p": ">\n>", "q": ""], gives: ">\n  >\n  >", in: ".txt"),
    Behaviour(
      "indented", "1\n {{>*d}}\n2\n", ["d": choice("p"), "t": "<\n->"], ["p": "|\n{{{t}}}\n|\n", "q": ""], gives: "1\n |\n <\n->\n |\n2\n",
      in: ".txt"),
    Behaviour("padded", "|{{> * d }}|", ["d": choice("p")], ["p": "[]", "q": ""], gives: "|[]|"),
    Behaviour(
      "a parent", "{{<*d}}{{$b}}new{{/b}}{{/*d}}", ["d": choice("q")], ["p": "P {{$b}}{{/b}}", "q": "Q {{$b}}old{{/b}}"], gives: "Q new"),
  ]

  static let inheritance = [
    Behaviour("a block's default", "{{$b}}old{{/b}}", gives: "old"),
    Behaviour("a default with a value", "{{$b}}<{{t}}>{{/b}}", ["t": "x"], gives: "<x>", in: ".txt"),
    Behaviour("a default with HTML", "{{$b}}{{{t}}}{{/b}}", ["t": .html("<br>")], gives: "<br>"),
    Behaviour("a default with a section", "{{$b}}{{#a}}{{t}}{{/a}}{{/b}}", ["a": ["t": "x"]], gives: "x"),
    Behaviour("a default with an inverted section", "{{$b}}{{^f}}{{t}}{{/f}}{{/b}}", ["f": false, "t": "x"], gives: "x"),
    Behaviour("values are no templates", "{{$b}}{{t}}{{/b}}", ["t": "{{u}}"], gives: "{{u}}"),
    Behaviour("nothing replaced", "{{<p}}{{/p}}", [:], ["p": "{{$b}}old{{/b}}"], gives: "old"),
    Behaviour("replaced", "{{<p}}{{$b}}new{{/b}}{{/p}}", [:], ["p": "<{{$b}}old{{/b}}>"], gives: "<new>", in: ".txt"),
    Behaviour("a value of that name", "{{<p}}{{$t}}new{{/t}}{{/p}}", ["t": "no"], ["p": "{{$t}}old{{/t}}"], gives: "new"),
    Behaviour("a value of that name, default", "{{<p}}{{/p}}", ["t": "no"], ["p": "{{$t}}old{{/t}}"], gives: "old"),
    Behaviour("within a line", "1 {{<p}}{{$b}}new{{/b}}{{/p}}", [:], ["p": "{{$b}}old{{/b}}"], gives: "1 new"),
    Behaviour(
      "twice", "1 {{<p}}{{$b}}a{{/b}}{{/p}} {{<p}}{{$b}}b{{/b}}{{/p}}\n", [:], ["p": "|{{$b}}old{{/b}}{{$c}} c{{/c}}|"],
      gives: "1 |a c| |b c|\n"),
    Behaviour("lines", "{{<p}}{{$b}}\nnew\n\n!\n{{/b}}{{/p}}", [:], ["p": "{{$b}}old{{/b}}"], gives: "new\n\n!\n"),
    Behaviour("indented", "{{<p}}{{$b}}new{{/b}}{{/p}}", [:], ["p": "1:\n  {{$b}}old{{/b}}\n"], gives: "1:\n  new\n", in: ".txt"),
    Behaviour("one of two", "{{<p}}{{$c}}new{{/c}}{{/p}}", [:], ["p": "{{$b}}b{{/b}}, {{$c}}c{{/c}}"], gives: "b, new"),
    Behaviour("as a partial", "{{>p}}|{{<p}}{{/p}}", [:], ["p": "{{$b}}old{{/b}}"], gives: "old|old"),
    Behaviour(
      "a parent within", "{{<p}}{{$b}}new{{/b}}{{/p}}", [:],
      [
        "p": "{{$b}}p{{/b}} {{$c}}{{<q}}{{/q}}{{/c}}",
        "q": "{{$b}}q{{/b}} {{<p}}{{$c}}end{{/c}}{{/p}}",
      ], gives: "new new new end"),
    Behaviour(
      "over three levels", "{{<p}}{{$b}}page{{/b}}{{/p}}", [:],
      ["p": "{{<q}}{{$b}}p{{/b}}{{/q}}", "q": "{{<r}}{{$b}}q{{/b}}{{/r}}", "r": "{{$b}}r{{/b}}"], gives: "page"),
    Behaviour(
      "over two levels", "{{<p}}{{/p}}", [:],
      ["p": "{{<q}}{{$b}}p{{/b}}{{/q}}", "q": "{{<r}}{{$b}}q{{/b}}{{/r}}", "r": "{{$b}}r{{/b}}"], gives: "p"),
    Behaviour("text around blocks", "{{<p}} a {{$b}}new{{/b}} b {{/p}}", [:], ["p": "{{$b}}old{{/b}}"], gives: "new"),
    Behaviour("text and no blocks", "{{<p}} a {{/p}}", [:], ["p": "{{$b}}old{{/b}}"], gives: "old"),
    Behaviour(
      "names are the parent's", "{{<p}}{{$b}}new {{t}}{{/b}}{{/p}}", ["t": "out", "a": ["t": "in"]],
      ["p": "{{#a}}{{$b}}old {{t}}{{/b}}{{/a}}"], gives: "new in"),
    Behaviour("a parent alone on a line", "1\n  {{<p}}{{/p}}\n", [:], ["p": "a\nb\n"], gives: "1\n  a\n  b\n", in: ".txt"),
    Behaviour(
      "a block that ends in a line", "{{<p}}{{$b}}\na\nb{{/b}}\n{{/p}}\n", [:], ["p": "1\n  {{$b}}{{/b}}\n"], gives: "1\n  a\n  b\n",
      in: ".txt"),
    Behaviour(
      "a block's own indentation", "{{<p}}{{$b}}\n    a\n    b\n{{/b}}{{/p}}\n", [:], ["p": "1\n  {{$b}}\n  {{/b}}\n"],
      gives: "1\n  a\n  b\n", in: ".txt"),
    Behaviour(
      "the default's indentation", "{{<p}}{{$b}}\na\nb\n{{/b}}{{/p}}\n", [:], ["p": "1\n{{$b}}\n  old\n{{/b}}\n"],
      gives: "1\n  a\n  b\n", in: ".txt"),
    Behaviour(
      "a block in a block", "{{<p}}{{$c}}\nnew\n{{/c}}{{/p}}\n", [:],
      ["p": "{{<q}}{{$b}}\n  a\n  {{$c}}\n    old\n  {{/c}}\n{{/b}}{{/q}}\n", "q": "{{$b}}old{{/b}}"], gives: "a\n  new\n", in: ".txt"),
  ]
}
