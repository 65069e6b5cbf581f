using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What a dossier that was made comes to.</summary>
internal sealed record MadeDossier(bool HoldsMoney, bool HoldsLog, int Files, byte[] Sha256, byte[] ManifestSha256);

/// <summary>A dossier that somebody has asked for.</summary>
/// <param name="Id">Which.</param>
/// <param name="AskedAt">When.</param>
/// <param name="AskedBy">By whom.</param>
/// <param name="AskedByName">As they are called.</param>
/// <param name="HoldsMoney">Whether its money is in it.</param>
/// <param name="HoldsLog">Whether the log is.</param>
/// <param name="MadeAt">When it was ready; null while it is made.</param>
/// <param name="Files">How many files it has.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of the file.</param>
/// <param name="ManifestSha256">Of its manifest.</param>
/// <param name="IsKept">Whether the viewer can fetch it: whoever asked, for a week.</param>
public sealed record Dossier(
    Guid Id, DateTimeOffset AskedAt, AccountId AskedBy, string AskedByName, bool HoldsMoney, bool HoldsLog, DateTimeOffset? MadeAt, int? Files, long? Size, byte[]? Sha256, byte[]? ManifestSha256, bool IsKept);

/// <summary>Asks for dossiers, keeps them for a while, and hands them out to whoever asked.</summary>
public sealed class KeptDossiers(RequestDatabase database, AskedWork work, CurrentUser user, TimeProvider clock)
{
    /// <summary>How long the file is kept.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(7);

    /// <summary>After how long one that is not ready may be asked for anew.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private const int PieceLength = 256 * 1024;
    private const int MostShown = 20;

    /// <summary>Whether the money is in a dossier that the user asks for.</summary>
    internal static bool MayHoldMoney(CurrentUser user, InitiativeId initiative) => user.May(Permissions.MoneyRead, initiative);

    /// <summary>Whether the log is: for who reads it here, and for who prepares the case.</summary>
    internal static bool MayHoldLog(CurrentUser user, InitiativeId initiative) => user.May(Permissions.AuditRead, initiative) || user.May(Permissions.ApplicationsPrepare, initiative);

    /// <summary>A file on the disk for as long as it is open.</summary>
    internal static FileStream TemporaryFile() => new(
        Path.Combine(TemporaryFolder.Path, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, PieceLength, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    /// <summary>The latest of an application, the newest first.</summary>
    public Task<IReadOnlyList<Dossier>> AllAsync(InitiativeId initiative, CancellationToken cancellation) => ReadAsync(Sql.Of($"d.initiative_id = {initiative}"), cancellation);

    /// <summary>One of an application; null when it has none of that id.</summary>
    public async Task<Dossier?> FindAsync(InitiativeId initiative, Guid id, CancellationToken cancellation) =>
        (await ReadAsync(Sql.Of($"d.initiative_id = {initiative} and d.id = {id}"), cancellation)).SingleOrDefault();

    /// <summary>Whether the user waits for one.</summary>
    public bool IsWaitedFor(Dossier dossier) => dossier.MadeAt is null && dossier.AskedBy == user.Account && clock.GetUtcNow() - dossier.AskedAt < Longest;

    /// <summary>Asks for one; the files that the user had of the application before are let go of. Asked for twice it is made once.</summary>
    public async Task AskAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"select pg_advisory_xact_lock(hashtextextended({"dossier:" + initiative + ":" + user.RequiredAccount}, 0))"), cancellation);
        if ((await AllAsync(initiative, cancellation)).Any(IsWaitedFor))
        {
            return;
        }

        await database.ExecuteAsync(Sql.Of($"delete from dossier_pieces where initiative_id = {initiative}"), cancellation); // row security: the user's own alone
        var id = Guid.CreateVersion7();
        await database.ExecuteAsync(Sql.Of($"""
            insert into dossiers (id, initiative_id, asked_at, asked_by, holds_money, holds_log)
            values ({id}, {initiative}, {clock.GetUtcNow()}, {user.RequiredAccount}, {MayHoldMoney(user, initiative)}, {MayHoldLog(user, initiative)})
            """), cancellation);
        await work.AskAsync(MakeDossier.JobKind, new { dossier = id, initiative = initiative.Value }, cancellation);
    }

    /// <summary>Keeps one that is ready.</summary>
    internal async Task KeepAsync(InitiativeId initiative, Guid id, Stream file, MadeDossier made, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"""
            update dossiers set holds_money = {made.HoldsMoney}, holds_log = {made.HoldsLog}, made_at = {clock.GetUtcNow()}, files = {made.Files}, size = {file.Length}, sha256 = {made.Sha256}, manifest_sha256 = {made.ManifestSha256}
            where id = {id} and initiative_id = {initiative} and made_at is null
            """), cancellation);
        file.Position = 0;
        var piece = new byte[PieceLength];
        for (var number = 0; await file.ReadAtLeastAsync(piece, PieceLength, throwOnEndOfStream: false, cancellation) is var read and > 0; number++)
        {
            await database.ExecuteAsync(Sql.Of($"insert into dossier_pieces (dossier_id, initiative_id, number, content) values ({id}, {initiative}, {number}, {piece[..read]})"), cancellation);
        }
    }

    /// <summary>The file; null when it is not the user's, or gone.</summary>
    public async Task<Stream?> OpenAsync(Guid id, CancellationToken cancellation)
    {
        var file = TemporaryFile();
        for (var number = 0; await database.ScalarAsync<byte[]?>(Sql.Of($"select content from dossier_pieces where dossier_id = {id} and number = {number}"), cancellation) is { } content; number++)
        {
            await file.WriteAsync(content, cancellation);
        }

        if (file.Length == 0)
        {
            await file.DisposeAsync();
            return null;
        }

        file.Position = 0;
        return file;
    }

    private Task<IReadOnlyList<Dossier>> ReadAsync(Sql which, CancellationToken cancellation) => database.QueryAsync<Dossier>(Sql.Of($"""
        select d.id, d.asked_at, d.asked_by, a.display_name as asked_by_name, d.holds_money, d.holds_log, d.made_at, d.files, d.size, d.sha256, d.manifest_sha256,
               exists (select from dossier_pieces p where p.dossier_id = d.id) as is_kept
        from dossiers d join accounts a on a.id = d.asked_by
        where {which} order by d.asked_at desc, d.id desc limit {MostShown}
        """), cancellation);
}

/// <summary>Addresses of dossiers.</summary>
internal static class DossierPaths
{
    public static string Of(InitiativeId initiative) => $"{ApplicationPaths.Of(initiative)}/akt";
}
