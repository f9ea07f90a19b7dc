import Diagnostics

/// A place where a site is published for its readers, as briefing.yml describes it.
///
/// It holds no credentials: those are the business of ssh, git and rclone.
public struct Target: Sendable, Equatable {
  public var name: String
  public var store: Store
  /// The highest marking that an edition may show to be published here; the lowest of the scale where it is nil.
  public var ceiling: Marking?
  /// The edition that is published; the first one where it is nil.
  public var edition: String?
  /// Where the site stands for its readers, ending in `/`, where that is not the `url` of the briefing.
  public var url: String?
  /// Whether a file `_headers` with security headers belongs to the site, which Netlify and Cloudflare Pages obey.
  public var hasHeaders = false
  /// Where briefing.yml names it.
  public var place: Location

  public init(name: String, store: Store, place: Location) {
    self.name = name
    self.store = store
    self.place = place
  }

  /// The folder of this machine that it publishes to, as briefing.yml names it.
  public var folder: String? { if case .folder(let folder) = store { folder.path } else { nil } }

  /// What keeps the published site.
  public enum Store: Sendable, Equatable {
    case folder(Folder)
    case git(Git)
    case ssh(SSH)
    case rclone(Rclone)
  }

  /// A folder of this machine: one that a web server serves, a share, a stick.
  public struct Folder: Sendable, Equatable {
    /// Absolute, or relative to the content folder.
    public var path: String
    /// How many releases are kept, the current one included.
    public var releases: Int

    public init(path: String, releases: Int) {
      self.path = path
      self.releases = releases
    }
  }

  /// A branch of a Git repository.
  public struct Git: Sendable, Equatable {
    /// The name of a remote of the content folder's repository, or the address or path of a repository.
    public var remote: String
    public var branch: String
    /// The domain for a file `CNAME`, from which GitHub Pages takes it.
    public var domain: String?
    /// Whether a file `.gitlab-ci.yml` belongs to the branch, by which GitLab Pages takes it.
    public var isForGitLab: Bool

    public init(remote: String, branch: String, domain: String? = nil, isForGitLab: Bool = false) {
      self.remote = remote
      self.branch = branch
      self.domain = domain
      self.isForGitLab = isForGitLab
    }
  }

  /// A folder of another machine, reached through ssh and rsync.
  public struct SSH: Sendable, Equatable {
    /// A name of ssh’s configuration, or `user@host`.
    public var host: String
    public var port: Int?
    /// The path of the symbolic link to the current release; relative to the user’s home unless absolute.
    public var path: String
    /// How many releases are kept, the current one included.
    public var releases: Int

    public init(host: String, port: Int? = nil, path: String, releases: Int) {
      self.host = host
      self.port = port
      self.path = path
      self.releases = releases
    }
  }

  /// A store that rclone knows: S3, Azure, GCS, WebDAV, SFTP ….
  public struct Rclone: Sendable, Equatable {
    /// As rclone writes it: `name:path`.
    public var remote: String
    /// For how many seconds a browser or a content delivery network may keep a file; the store’s own default where it is nil.
    public var cache: Int?

    public init(remote: String, cache: Int? = nil) {
      self.remote = remote
      self.cache = cache
    }
  }
}
