namespace Samsteg.Platform;

/// <summary>Keeps the content of documents.</summary>
public interface IDocumentStore
{
    /// <summary>Keeps a content under a key; read to its end, never held whole.</summary>
    /// <exception cref="DocumentStoreException">It could not be kept; nothing of it stays.</exception>
    Task WriteAsync(Guid key, Stream content, CancellationToken cancellation);

    /// <summary>The content from a place on.</summary>
    /// <exception cref="DocumentStoreException">It is not there, or cannot be reached.</exception>
    Task<Stream> OpenAsync(Guid key, long from, CancellationToken cancellation);

    /// <summary>Removes a content, if it is there.</summary>
    Task DeleteAsync(Guid key, CancellationToken cancellation);
}

/// <summary>The store is full or cannot be reached.</summary>
public sealed class DocumentStoreException(string message, Exception? inner = null) : IOException(message, inner);

/// <summary>A stored content that can be sought in: it is opened where it is read from.</summary>
/// <param name="store">Where it is.</param>
/// <param name="key">Its key.</param>
/// <param name="length">In bytes.</param>
/// <param name="between">Whose transaction ends after each read and begins anew at the next, so that whoever fetches it slowly holds no connection; null where it is to go on.</param>
internal sealed class StoredContent(IDocumentStore store, Guid key, long length, RequestDatabase? between = null) : Stream
{
    private Stream? _open;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _open ??= await store.OpenAsync(key, _position, cancellationToken);
        var read = await _open.ReadAsync(buffer, cancellationToken);
        _position += read;
        if (between is not null)
        {
            await between.CommitAsync(cancellationToken);
        }

        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => _position + offset, _ => length + offset };
        if (target != _position)
        {
            _open?.Dispose();
            _open = null;
            _position = target;
        }

        return target;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A stored content is read without blocking.");

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _open?.Dispose();
        base.Dispose(disposing);
    }
}
