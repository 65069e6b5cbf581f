using Npgsql;

namespace Samsteg.Platform;

/// <summary>Keeps contents in the database, in pieces, in the transaction of the request: what is not committed was never there.</summary>
internal sealed class DatabaseStore(RequestDatabase database) : IDocumentStore
{
    private const int PieceLength = 64 * 1024;

    public async Task WriteAsync(Guid key, Stream content, CancellationToken cancellation)
    {
        var piece = new byte[PieceLength];
        try
        {
            for (var number = 0; await content.ReadAtLeastAsync(piece, PieceLength, throwOnEndOfStream: false, cancellation) is var read and > 0; number++)
            {
                await database.ExecuteAsync(
                    Sql.Of($"insert into document_pieces (version_id, number, bytes) values ({key}, {number}, {(read == PieceLength ? piece : piece[..read])})"), cancellation);
            }
        }
        catch (PostgresException failure) when (failure.SqlState.StartsWith("53", StringComparison.Ordinal))
        {
            throw new DocumentStoreException("The database has no room.", failure); // 53100: its disk is full
        }
    }

    public Task<Stream> OpenAsync(Guid key, long from, CancellationToken cancellation) => Task.FromResult<Stream>(new Pieces(database, key, from));

    public Task DeleteAsync(Guid key, CancellationToken cancellation) =>
        database.ExecuteAsync(Sql.Of($"delete from document_pieces where version_id = {key}"), cancellation);

    /// <summary>One piece at a time, forwards.</summary>
    private sealed class Pieces(RequestDatabase database, Guid key, long from) : Stream
    {
        private byte[] _piece = [];
        private int _number = (int)(from / PieceLength);
        private int _at = -1;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_at < 0 || _at == _piece.Length)
            {
                _at = _at < 0 ? (int)(from % PieceLength) : 0;
                _piece = await database.ScalarAsync<byte[]?>(
                    Sql.Of($"select bytes from document_pieces where version_id = {key} and number = {_number++}"), cancellationToken) ?? [];
                _at = Math.Min(_at, _piece.Length);
            }

            var read = Math.Min(buffer.Length, _piece.Length - _at);
            _piece.AsMemory(_at, read).CopyTo(buffer);
            _at += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Pieces are read without blocking.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
