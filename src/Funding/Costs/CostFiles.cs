using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Keeps receipts, and books of which something is still asked, behind the wall of money.</summary>
public sealed class CostFiles(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Largest file, in bytes.</summary>
    public const long Largest = 40 * 1024 * 1024;

    private const int PieceLength = 256 * 1024;

    internal async Task WriteAsync(InitiativeId initiative, Guid id, string name, FileFormat? format, byte[] sha256, Stream file, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"""
            insert into cost_files (id, initiative_id, name, format, size, sha256, uploaded_at, uploaded_by)
            values ({id}, {initiative}, {name}, {format}::text, {file.Length}, {sha256}, {clock.GetUtcNow()}, {user.RequiredAccount})
            """), cancellation);
        file.Position = 0;
        var piece = new byte[PieceLength];
        for (var number = 0; await file.ReadAtLeastAsync(piece, PieceLength, throwOnEndOfStream: false, cancellation) is var read and > 0; number++)
        {
            await database.ExecuteAsync(Sql.Of($"insert into cost_file_pieces (file_id, initiative_id, number, content) values ({id}, {initiative}, {number}, {piece[..read]})"), cancellation);
        }
    }

    /// <summary>The file, on the disk for as long as it is open; null when it is gone.</summary>
    internal async Task<Stream?> OpenAsync(Guid id, CancellationToken cancellation)
    {
        var file = new FileStream(Path.Combine(TemporaryFolder.Path, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, PieceLength, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        for (var number = 0; await database.ScalarAsync<byte[]?>(Sql.Of($"select content from cost_file_pieces where file_id = {id} and number = {number}"), cancellation) is { } content; number++)
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

    internal Task ForgetAsync(Guid id, CancellationToken cancellation) => database.ExecuteAsync(Sql.Of($"delete from cost_files where id = {id}"), cancellation);
}
