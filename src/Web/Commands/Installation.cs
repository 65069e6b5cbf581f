using System.Net;
using System.Net.Sockets;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>What the surroundings tell this installation.</summary>
internal static class Installation
{
    private const string KeyVariable = "SAMSTEG_KEY";
    private const string PreviousKeysVariable = "SAMSTEG_KEY_PREVIOUS";
    private const string NameVariable = "SAMSTEG_ASSOCIATION";
    private const string ProxiesVariable = "SAMSTEG_PROXIES";
    private const string SealHeadsVariable = "SAMSTEG_AUDIT_HEADS";
    private const string StateVariable = "STATE_DIRECTORY";

    public static bool IsProduction => Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") == "Production";

    /// <param name="keys">The secret.</param>
    /// <param name="isDemo">Whether the database holds the demo.</param>
    /// <param name="servedAt">Where the program itself listens: its public address unless another is configured.</param>
    public static Deployment Deployment(DataKeys keys, bool isDemo, string servedAt) => new()
    {
        AssociationName = Environment.GetEnvironmentVariable(NameVariable) ?? "Samordningsförbundet Exempel",
        IsDemo = isDemo,
        Keys = keys,
        Proxies = Proxies(Environment.GetEnvironmentVariable(ProxiesVariable)),
        SealHeadsFile = Environment.GetEnvironmentVariable(SealHeadsVariable) is { Length: > 0 } path ? Path.GetFullPath(path) : null,
        Address = MailConfiguration.Address(Environment.GetEnvironmentVariable, servedAt),
        AllowedHosts = MailConfiguration.Hosts(Environment.GetEnvironmentVariable),
        IdentityProvider = SignInConfiguration.Provider(Environment.GetEnvironmentVariable),
        SignIns = SignInConfiguration.Limits(Environment.GetEnvironmentVariable),
        SecondFactorRoles = SignInConfiguration.SecondFactorRoles(Environment.GetEnvironmentVariable),
        MailServer = MailConfiguration.Server(Environment.GetEnvironmentVariable),
        TextGateway = MailConfiguration.Gateway(Environment.GetEnvironmentVariable),
        SigningService = Signing(Environment.GetEnvironmentVariable),
        Map = Map(Environment.GetEnvironmentVariable("SAMSTEG_MAP_TILES"), Environment.GetEnvironmentVariable("SAMSTEG_MAP_ATTRIBUTION")),
        Documents = DocumentConfiguration.Of(Environment.GetEnvironmentVariable),
        OutgoingFolder = Path.Combine(DataFolder, "outgoing"),
    };

    /// <summary><c>SAMSTEG_SIGNING_ADDRESS</c> with <c>_KEY</c> and <c>_NAME</c>: a service for electronic signatures; null when none is named.</summary>
    internal static SigningService? Signing(Func<string, string?> read) => read("SAMSTEG_SIGNING_ADDRESS") is not { Length: > 0 } configured
        ? null
        : Uri.TryCreate(configured, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            && read("SAMSTEG_SIGNING_KEY") is { Length: > 0 } key && read("SAMSTEG_SIGNING_NAME") is { Length: > 0 } name
            ? new SigningService(name, address, key)
            : throw new SamstegCommandException("SAMSTEG_SIGNING_ADDRESS must be an address over TLS, with SAMSTEG_SIGNING_KEY and SAMSTEG_SIGNING_NAME beside it.");

    /// <summary><c>SAMSTEG_MAP_TILES</c>, an address over TLS with places for zoom, column and row, and <c>SAMSTEG_MAP_ATTRIBUTION</c>, whose the map is; null when none is named.</summary>
    internal static MapTiles? Map(string? tiles, string? attribution) => string.IsNullOrWhiteSpace(tiles)
        ? null
        : Uri.TryCreate(tiles, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 && new[] { "{z}", "{x}", "{y}" }.All(tiles.Contains) && !address.Host.Contains('{', StringComparison.Ordinal)
            ? string.IsNullOrWhiteSpace(attribution) ? throw new SamstegCommandException("SAMSTEG_MAP_ATTRIBUTION must say whose the map in SAMSTEG_MAP_TILES is.") : new MapTiles(tiles.Trim(), attribution.Trim())
            : throw new SamstegCommandException("SAMSTEG_MAP_TILES must look like https://tiles.example.se/{z}/{x}/{y}.png.");

    private static IReadOnlyList<IPAddress> Proxies(string? named) =>
        [.. (named ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static text =>
            IPAddress.TryParse(text, out var address) ? address : throw new SamstegCommandException($"{ProxiesVariable} must be addresses like 10.0.0.5 with commas between, not \"{text}\"."))];

    /// <summary>The secret from <c>SAMSTEG_KEY</c> and those before it from <c>SAMSTEG_KEY_PREVIOUS</c>; else one made for development and kept in <c>.data</c>, which production refuses.</summary>
    public static DataKeys ReadKeys()
    {
        if (Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } secret)
        {
            try
            {
                return new DataKeys(secret.Trim(), isDevelopment: false, PreviousKeys());
            }
            catch (ArgumentException)
            {
                throw new SamstegCommandException($"{KeyVariable} must be 32 random bytes in base64, for instance from: openssl rand -base64 32; so must each in {PreviousKeysVariable}, with commas between, and none be there twice.");
            }
        }

        if (IsProduction)
        {
            throw new SamstegCommandException($"In production {KeyVariable} must be set to 32 random bytes in base64; a development key is not accepted.");
        }

        return DevelopmentKeys(Path.Combine(DataFolder, "development.key"));
    }

    private static string[] PreviousKeys() =>
        (Environment.GetEnvironmentVariable(PreviousKeysVariable) ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static string RepositoryRoot => EmbeddedPostgresOptions.FindRepositoryRoot(AppContext.BaseDirectory)
        ?? throw new SamstegCommandException("Samsteg needs --database where it is installed without its sources.");

    public static void RefuseTakenPort(int port)
    {
        if (port is < 1 or > IPEndPoint.MaxPort)
        {
            throw new SamstegCommandException($"The port must be between 1 and {IPEndPoint.MaxPort}, not {port}.");
        }

        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
            listener.Start();
        }
        catch (SocketException)
        {
            throw new SamstegCommandException($"Port {port} is taken; choose another with --port.");
        }
    }

    /// <summary>Where the program writes files: beside the chosen data folder, where systemd says, in the repository, or beside a program installed without one.</summary>
    private static string DataFolder =>
        Environment.GetEnvironmentVariable(EmbeddedPostgresOptions.DataFolderVariable) is { Length: > 0 } chosen ? Path.GetFullPath(chosen) + "-keys"
        : Environment.GetEnvironmentVariable(StateVariable) is { Length: > 0 } state ? state
        : Path.Combine(EmbeddedPostgresOptions.FindRepositoryRoot(AppContext.BaseDirectory) ?? AppContext.BaseDirectory, ".data");

    private static DataKeys DevelopmentKeys(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var writer = new StreamWriter(path, options);
            writer.Write(DataKeys.NewSecret());
        }

        try
        {
            return new DataKeys(File.ReadAllText(path).Trim(), isDevelopment: true);
        }
        catch (ArgumentException)
        {
            throw new SamstegCommandException($"The development key in {path} is damaged; remove it and start with --reset.");
        }
    }
}
