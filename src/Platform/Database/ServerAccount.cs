namespace Samsteg.Platform;

/// <summary>
/// The account PostgreSQL's programs run as: the caller's own, or, since PostgreSQL refuses root, an unprivileged one
/// (<c>samsteg</c>, made when missing; <c>nobody</c> where none can be made).
/// </summary>
internal sealed class ServerAccount
{
    private const string Name = "samsteg";
    private readonly string? _userId;
    private readonly string? _groupId;

    private ServerAccount(string? userId, string? groupId) => (_userId, _groupId) = (userId, groupId);

    public static bool CallerIsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>True when the programs run as somebody else than the caller.</summary>
    public bool IsSeparate => _userId is not null;

    public static async Task<ServerAccount> EnsureAsync(string homeFolder, CancellationToken cancellation)
    {
        if (!CallerIsRoot)
            return new ServerAccount(null, null);
        if (!(await RunAsRootAsync("setpriv", ["--version"], cancellation)).Succeeded)
            throw new EmbeddedPostgresException(
                "PostgreSQL refuses to run as root and the program setpriv (package util-linux) is missing: install it, or run as an ordinary user."
            );
        return await FindAsync(Name, cancellation)
            ?? await MakeAsync(homeFolder, cancellation)
            ?? await FindAsync("nobody", cancellation)
            ?? throw new EmbeddedPostgresException(
                $"PostgreSQL refuses to run as root and the user {Name} could not be made: make it, or run as an ordinary user."
            );
    }

    public Task<ProgramOutcome> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string workingFolder,
        CancellationToken cancellation
    ) =>
        IsSeparate
            ? ExternalProgram.RunAsync(
                "setpriv",
                [$"--reuid={_userId}", $"--regid={_groupId}", "--clear-groups", "--", program, .. arguments],
                workingFolder,
                cancellation
            )
            : ExternalProgram.RunAsync(program, arguments, workingFolder, cancellation);

    /// <summary>Hands files or folders to the account, not what is below them.</summary>
    public Task OwnAsync(IEnumerable<string> paths, CancellationToken cancellation) => GiveAsync(["--", .. paths], cancellation);

    /// <summary>Hands a folder with everything below it to the account.</summary>
    public Task OwnTreeAsync(string folder, CancellationToken cancellation) => GiveAsync(["-R", "--", folder], cancellation);

    private async Task GiveAsync(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        if (!IsSeparate)
            return;
        var outcome = await RunAsRootAsync("chown", [$"{_userId}:{_groupId}", .. arguments], cancellation);
        if (!outcome.Succeeded)
            throw new EmbeddedPostgresException($"The data folder could not be given to PostgreSQL's user: {outcome.LastLine}.");
    }

    /// <summary>Whether the account can write in a folder; the folders above may be closed to it.</summary>
    public async Task<bool> CanWriteAsync(string folder, CancellationToken cancellation) =>
        !IsSeparate || (await RunAsync("test", ["-w", folder], "/", cancellation)).Succeeded;

    private static async Task<ServerAccount?> FindAsync(string name, CancellationToken cancellation)
    {
        var user = await RunAsRootAsync("id", ["-u", name], cancellation);
        var group = await RunAsRootAsync("id", ["-g", name], cancellation);
        return user.Succeeded && group.Succeeded ? new ServerAccount(user.LastLine, group.LastLine) : null;
    }

    /// <summary>Two ways to make a system user (shadow's and BusyBox's); another process may have been quicker.</summary>
    private static async Task<ServerAccount?> MakeAsync(string homeFolder, CancellationToken cancellation)
    {
        string[] shadow = ["--system", "--user-group", "--no-create-home", "--home-dir", homeFolder, "--shell", "/usr/sbin/nologin", Name];
        string[] busyBox = ["-S", "-D", "-H", "-h", homeFolder, "-s", "/sbin/nologin", Name];
        if (!(await RunAsRootAsync("useradd", shadow, cancellation)).Succeeded)
            await RunAsRootAsync("adduser", busyBox, cancellation);
        return await FindAsync(Name, cancellation);
    }

    private static Task<ProgramOutcome> RunAsRootAsync(
        string program,
        IEnumerable<string> arguments,
        CancellationToken cancellation
    ) => ExternalProgram.RunAsync(program, arguments, "/", cancellation);
}
