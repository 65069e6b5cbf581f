using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Keeps the file of an import, sealed piece by piece: it holds personal numbers.</summary>
public sealed class ImportFile(RequestDatabase database, Cipher cipher)
{
    /// <summary>Largest file, in bytes.</summary>
    public const long Largest = 20 * 1024 * 1024;

    private const int PieceLength = 48 * 1024;

    internal static SealedColumn Sealed { get; } = new("import_pieces", "content", "'import ' || import_id || ' piece ' || number");

    internal async Task WriteAsync(InitiativeId initiative, Guid import, Stream file, CancellationToken cancellation)
    {
        file.Position = 0;
        var piece = new byte[PieceLength];
        for (var number = 0; await file.ReadAtLeastAsync(piece, PieceLength, throwOnEndOfStream: false, cancellation) is var read and > 0; number++)
        {
            await database.ExecuteAsync(Sql.Of($"""
                insert into import_pieces (initiative_id, import_id, number, content)
                values ({initiative}, {import}, {number}, {cipher.Seal(Convert.ToBase64String(piece, 0, read), Place(import, number))})
                """), cancellation);
        }
    }

    /// <summary>The file, in memory; empty when it is gone.</summary>
    internal async Task<MemoryStream> ReadAsync(Guid import, CancellationToken cancellation)
    {
        var file = new MemoryStream();
        for (var number = 0; await database.ScalarAsync<byte[]?>(Sql.Of($"select content from import_pieces where import_id = {import} and number = {number}"), cancellation) is { } content; number++)
        {
            file.Write(Convert.FromBase64String(cipher.Open(content, Place(import, number))));
        }

        file.Position = 0;
        return file;
    }

    internal Task ForgetAsync(Guid import, CancellationToken cancellation) => database.ExecuteAsync(Sql.Of($"delete from import_pieces where import_id = {import}"), cancellation);

    internal static string Place(Guid import, int number) => $"import {import} piece {number}";
}
