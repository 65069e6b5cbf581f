using System.Buffers.Binary;

namespace Samsteg.Web;

/// <summary>What a throw of the dice is about: each subject has a sequence of its own for each.</summary>
internal enum LoadTopic
{
    Initiative, Plan, Target, TargetValue, Milestone, Organisation, ContactPerson, Lead, Coach, Office, Role,
    Person, Details, Case, Enrolment, Exit, Contact, ContactNote, Goal, Step, StepVersion, Review, Booking, Background, Assessment, FollowUpAfter,
    Series, Session, Outcome, Member, Attendance, Wish, Meeting, Audience, Visit,
    Placement, Event, FollowUp, FollowUpNote, Agreement, AgreementState, Log, Innovation, InnovationStage, InnovationEvent,
}

/// <summary>
/// Chance without memory: what is thrown for a subject follows from the seed alone, so that any row can be made at any time and
/// nothing needs to be kept. SplitMix64 (Steele, Lea and Flood 2014).
/// </summary>
internal struct LoadDice
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state;

    /// <summary>The sequence of a subject, named by up to three numbers.</summary>
    public LoadDice(int seed, LoadTopic topic, long first, long second = 0, long third = 0)
    {
        _state = Mixed(((ulong)(uint)seed << 32) | (uint)topic);
        _state = Mixed(_state ^ (ulong)first);
        _state = Mixed(_state + Golden ^ (ulong)second);
        _state = Mixed(_state + Golden ^ (ulong)third);
    }

    /// <summary>A whole number below another.</summary>
    public int Below(int end) => (int)(((Next() >> 32) * (ulong)end) >> 32);

    /// <summary>A whole number in a range, both ends included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>Whether something happens that happens so many times in a hundred.</summary>
    public bool Percent(int percent) => Below(100) < percent;

    /// <summary>One of a list, each as likely.</summary>
    public T Pick<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <summary>An id in the form of UUIDv7 (RFC 9562) of a moment.</summary>
    public Guid Id(DateTime moment)
    {
        Span<byte> bytes = stackalloc byte[16];
        var milliseconds = (moment.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)milliseconds << 16) | 0x7000 | (Next() >> 52));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (Next() >> 2) | 0x8000000000000000);
        return new Guid(bytes, bigEndian: true);
    }

    private ulong Next() => Mixed(_state += Golden);

    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
