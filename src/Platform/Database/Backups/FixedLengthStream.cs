namespace Samsteg.Platform;

/// <summary>A file as long as it was when it was opened: cut off where it has grown since, filled with zeros where it has shrunk.</summary>
internal sealed class FixedLengthStream(Stream source, long length) : Stream
{
    private long _position;

    public override bool CanRead => true;

    /// <summary>Says that the length is known; the archive's writer asks for no more.</summary>
    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var wanted = buffer[..(int)Math.Min(buffer.Length, length - _position)];
        if (wanted.IsEmpty)
        {
            return 0;
        }

        var read = await source.ReadAsync(wanted, cancellationToken);
        if (read == 0)
        {
            wanted.Span.Clear();
            read = wanted.Length;
        }

        _position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
