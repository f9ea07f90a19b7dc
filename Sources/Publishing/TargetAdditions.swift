import Dossier

extension Target {
  /// The files that belong to the site at this target beside those of the briefing.
  public var additions: [(path: String, bytes: [UInt8])] {
    var files: [(path: String, text: String)] = []
    if case .git(let git) = store {
      // GitHub Pages would leave out what Jekyll does not know, and what begins with an underscore.
      files.append((".nojekyll", ""))
      if let domain = git.domain { files.append(("CNAME", domain + "\n")) }
      if git.isForGitLab { files.append((".gitlab-ci.yml", gitLabPipeline(of: git.branch))) }
    }
    if hasHeaders { files.append(("_headers", SecurityHeaders.file)) }
    return files.map { ($0.path, Array($0.text.utf8)) }
  }

  /// What GitLab runs when the branch is pushed: it publishes the folder `public` of a job that is called `pages`.
  private func gitLabPipeline(of branch: String) -> String {
    """
    pages:
      stage: deploy
      script: [mkdir .site, cp -R * .site, mv .site public]
      artifacts: {paths: [public]}
      rules: [{if: '$CI_COMMIT_BRANCH == "\(branch)"'}]

    """
  }
}

/// The headers with which a site should be served: it needs nothing but its own style sheets, scripts and pictures.
public enum SecurityHeaders {
  static let all = [
    (
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
  ]

  /// As Netlify and Cloudflare Pages read them from a file of the site.
  static var file: String { "/*\n" + all.map { "  \($0.0): \($0.1)\n" }.joined() }
}
