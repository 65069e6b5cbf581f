using System.Buffers.Binary;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Who a row may be.</summary>
/// <param name="Ground">By what.</param>
/// <param name="Known">Who is here already; null when it is an earlier row.</param>
/// <param name="Line">The earlier row; null when it is somebody who is here already.</param>
internal sealed record Likeness(MatchGround Ground, ParticipantId? Known, int? Line);

/// <summary>
/// People to compare with, in little memory: a hundred thousand take some tens of megabytes. Names are kept as numbers that stand for how they are written and how they sound;
/// of more than <see cref="MostAlike"/> who sound the same the latest are compared.
/// </summary>
internal sealed class Lookalikes
{
    /// <summary>Most that one person is compared with.</summary>
    public const int MostAlike = 400;

    private readonly Dictionary<UInt128, int> _byNumber = [];
    private readonly Dictionary<ulong, int> _bySound = [];
    private readonly List<Person> _people = [];
    private readonly List<Link> _links = [];

    /// <summary>Adds somebody.</summary>
    /// <param name="givenName">Null for a protected identity.</param>
    /// <param name="familyName">Null for a protected identity.</param>
    /// <param name="birthDate">Null when not known.</param>
    /// <param name="numberHash">Keyed hash of the number; null for none.</param>
    /// <param name="known">Who it is, of those who are here already.</param>
    /// <param name="line">The row it is, of those in the file.</param>
    public void Add(string? givenName, string? familyName, DateOnly? birthDate, byte[]? numberHash, ParticipantId? known, int? line)
    {
        var person = _people.Count;
        _people.Add(new Person(known?.Value ?? Guid.Empty, line ?? 0, birthDate ?? default, givenName is null || familyName is null ? 0 : Written(givenName, familyName)));
        if (numberHash is not null)
        {
            _byNumber.TryAdd(Of(numberHash), person);
        }

        if (givenName is null || familyName is null || birthDate is null)
        {
            return;
        }

        foreach (var sound in Sounds(givenName, familyName))
        {
            _links.Add(new Link(person, _bySound.TryGetValue(sound, out var last) ? last : -1));
            _bySound[sound] = _links.Count - 1;
        }
    }

    /// <summary>Whom somebody is most likely to be; null for nobody.</summary>
    public Likeness? Find(string? givenName, string? familyName, DateOnly? birthDate, IEnumerable<byte[]> numberHashes)
    {
        foreach (var hash in numberHashes)
        {
            if (_byNumber.TryGetValue(Of(hash), out var same))
            {
                return Of(MatchGround.Number, same);
            }
        }

        if (string.IsNullOrEmpty(givenName) || string.IsNullOrEmpty(familyName) || birthDate is not { } born)
        {
            return null;
        }

        var written = Written(givenName, familyName);
        int? alike = null;
        foreach (var sound in Sounds(givenName, familyName))
        {
            var seen = 0;
            for (var at = _bySound.TryGetValue(sound, out var last) ? last : -1; at >= 0 && seen < MostAlike; at = _links[at].Before, seen++)
            {
                var person = _people[_links[at].Person];
                if (person.BirthDate == born && person.Written == written)
                {
                    return Of(MatchGround.NameAndBirthDate, _links[at].Person);
                }

                if (alike is null && BirthDates.AreNear(person.BirthDate, born))
                {
                    alike = _links[at].Person;
                }
            }
        }

        return alike is { } one ? Of(MatchGround.SoundsAlike, one) : null;
    }

    private Likeness Of(MatchGround ground, int person) =>
        _people[person] is { Line: > 0 } row ? new Likeness(ground, null, row.Line) : new Likeness(ground, new ParticipantId(_people[person].Id), null);

    /// <summary>As <see cref="SwedishPhonetics.SoundsAlike"/> compares: the family name with all given names, and with the first.</summary>
    private static IEnumerable<ulong> Sounds(string givenName, string familyName)
    {
        var family = SwedishPhonetics.Key(familyName);
        if (family.Length == 0)
        {
            yield break;
        }

        var all = SwedishPhonetics.Key(givenName);
        var first = SwedishPhonetics.Key(givenName.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? string.Empty);
        yield return Hash(family + "|" + all);
        if (first != all && first.Length > 0)
        {
            yield return Hash(family + "|" + first);
        }
    }

    private static ulong Written(string givenName, string familyName) => Hash($"{givenName.Trim()}|{familyName.Trim()}".ToLowerInvariant());

    /// <summary>FNV-1a, 64 bits: two of a hundred thousand names meet once in a few thousand million files, and then somebody is asked once more.</summary>
    private static ulong Hash(string text)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 1_099_511_628_211UL;
        }

        return hash;
    }

    private static UInt128 Of(byte[] hash) => BinaryPrimitives.ReadUInt128LittleEndian(hash);

    private readonly record struct Person(Guid Id, int Line, DateOnly BirthDate, ulong Written);

    private readonly record struct Link(int Person, int Before);
}
