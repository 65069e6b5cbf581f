using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Samsteg.Funding;

/// <summary>Writes a dossier file by file, each through its digest, so that none of them is held whole. No file tells a time: the same content makes the same bytes.</summary>
internal sealed class DossierArchive(Stream target) : IDisposable
{
    /// <summary>The earliest moment that a zip file can hold.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _zip = new(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
    private readonly SortedDictionary<string, DossierEntry> _files = new(StringComparer.Ordinal);

    /// <summary>How many files there are, without the manifest.</summary>
    public int Files => _files.Count;

    public bool Has(string path) => _files.ContainsKey(path);

    public Task AddAsync(string path, string text, CancellationToken cancellation) => AddAsync(path, Encoding.UTF8.GetBytes(text), cancellation);

    /// <summary>Adds something as JSON.</summary>
    public Task AddJsonAsync<T>(string path, T content, CancellationToken cancellation) => AddAsync(path, JsonSerializer.Serialize(content, DossierJson.Options) + "\n", cancellation);

    public Task AddAsync(string path, byte[] content, CancellationToken cancellation) => AddAsync(path, async stream => await stream.WriteAsync(content, cancellation));

    public async Task AddAsync(string path, Func<Stream, Task> write)
    {
        await using var entry = await CreateAsync(path);
        await using var digest = new DigestStream(entry);
        await write(digest);
        _files.Add(path, new DossierEntry(path, digest.Length, Convert.ToHexStringLower(digest.Digest())));
    }

    /// <summary>Adds the manifest, which ends it; its digest.</summary>
    public async Task<byte[]> CloseAsync(Guid initiative, bool holdsMoney, bool holdsLog, CancellationToken cancellation)
    {
        var manifest = Encoding.UTF8.GetBytes(new DossierManifest(1, initiative, holdsMoney, holdsLog, [.. _files.Values]).Write());
        await using (var entry = await CreateAsync(DossierManifest.Path))
        {
            await entry.WriteAsync(manifest, cancellation);
        }

        await _zip.DisposeAsync();
        return SHA256.HashData(manifest);
    }

    public void Dispose() => _zip.Dispose();

    private Task<Stream> CreateAsync(string path)
    {
        var entry = _zip.CreateEntry(path);
        entry.LastWriteTime = NoTime;
        return entry.OpenAsync();
    }

    /// <summary>Passes on what is written, counted and digested.</summary>
    private sealed class DigestStream(Stream target) : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long _length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position
        {
            get => _length;
            set => throw new NotSupportedException();
        }

        public byte[] Digest() => _hash.GetHashAndReset();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Count(buffer.Span);
            await target.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count)
        {
            Count(buffer.AsSpan(offset, count));
            target.Write(buffer, offset, count);
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _hash.Dispose();
            }

            base.Dispose(disposing);
        }

        private void Count(ReadOnlySpan<byte> bytes)
        {
            _hash.AppendData(bytes);
            _length += bytes.Length;
        }
    }
}
