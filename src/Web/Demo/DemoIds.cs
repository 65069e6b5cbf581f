using System.Buffers.Binary;

namespace Samsteg.Web;

/// <summary>Ids in the form of UUIDv7 (RFC 9562), the same ones every time: a counter where the time stands, seeded bits after it.</summary>
/// <param name="seed">Gives the bits.</param>
/// <param name="from">The time of the first id.</param>
internal sealed class DemoIds(int seed, DateTimeOffset from)
{
    private readonly Random _random = new(seed);
    private long _milliseconds = from.ToUnixTimeMilliseconds();

    /// <summary>The next id; later ones sort after earlier ones.</summary>
    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (_milliseconds++ << 16) | BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]));
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
