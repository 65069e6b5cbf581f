namespace Samsteg.Platform;

/// <summary>What this installation is told from outside: keys, demo mode, name.</summary>
public sealed record Deployment
{
    /// <summary>Name of the association, shown in the top bar.</summary>
    public required string AssociationName { get; init; }

    /// <summary>Whether the demo's one-click roles let people in. Never in production.</summary>
    public required bool IsDemo { get; init; }

    /// <summary>Where the public reaches the system: the beginning of every link in a message.</summary>
    public Uri Address { get; init; } = new("http://localhost:5080");

    /// <summary>Whether the public reaches it by TLS alone.</summary>
    public bool IsSecure => Address.Scheme == Uri.UriSchemeHttps;

    /// <summary>Hosts that may be asked for; empty for any.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>How often somebody may ask for what is guessed or costs much.</summary>
    public RequestLimits Limits { get; init; } = RequestLimits.Usual;

    /// <summary>The organisation's own sign-in; null for none.</summary>
    public IdentityProvider? IdentityProvider { get; init; }

    /// <summary>When sign-ins end by themselves.</summary>
    public SignInLimits SignIns { get; init; } = SignInLimits.Usual;

    /// <summary>Roles whose holders must sign in by more than a password.</summary>
    public IReadOnlySet<Role> SecondFactorRoles { get; init; } = new HashSet<Role>();

    /// <summary>The server that takes our mail; null writes mails to <see cref="OutgoingFolder"/>.</summary>
    public MailServer? MailServer { get; init; }

    /// <summary>The gateway that takes our text messages; null writes them to <see cref="OutgoingFolder"/>.</summary>
    public TextGateway? TextGateway { get; init; }

    /// <summary>Where maps fetch their pictures; null draws maps without, and nothing is fetched from elsewhere.</summary>
    public MapTiles? Map { get; init; }

    /// <summary>The service for electronic signatures; null for none.</summary>
    public SigningService? SigningService { get; init; }

    /// <summary>Where text messages, and mails without a server, are written.</summary>
    public string OutgoingFolder { get; init; } = Path.Combine(Path.GetTempPath(), "samsteg-outgoing");

    /// <summary>How documents are taken in and kept.</summary>
    public DocumentRules Documents { get; init; } = new();

    /// <summary>Keys for everything that is encrypted or looked up by hash.</summary>
    public required DataKeys Keys { get; init; }

    /// <summary>Proxies in front, besides those on this machine.</summary>
    public IReadOnlyList<System.Net.IPAddress> Proxies { get; init; } = [];

    /// <summary>File where the heads of the sealed log are written down outside the database; null for nowhere but the program's own log.</summary>
    public string? SealHeadsFile { get; init; }

    /// <summary>Name of a cookie that lets somebody in or holds a form: over TLS a browser takes it from this host alone, and for all of it.</summary>
    internal string CookieName(string name) => IsSecure ? "__Host-" + name : name;
}

/// <summary>A service for electronic signatures, or a bridge to one.</summary>
/// <param name="Name">What it is called on pages.</param>
/// <param name="Address">Where it is asked.</param>
/// <param name="Key">By which it knows us.</param>
public sealed record SigningService(string Name, Uri Address, string Key);

/// <summary>A server of map pictures, asked by the users' browsers: it learns where they look, never what they look for.</summary>
/// <param name="Tiles">Its address with <c>{z}</c>, <c>{x}</c> and <c>{y}</c> in it.</param>
/// <param name="Attribution">Whose the map is, shown on it.</param>
public sealed record MapTiles(string Tiles, string Attribution)
{
    /// <summary>What the content policy lets pictures come from.</summary>
    public string Origin => new Uri(Tiles).GetLeftPart(UriPartial.Authority);
}
