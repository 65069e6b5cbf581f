namespace Samsteg.Placements;

/// <summary>Why a place fits somebody, or what speaks against it although no rule does. Labels are <c>match_reason.CODE</c>.</summary>
public enum MatchReason
{
    /// <summary>It is near.</summary>
    Near,

    /// <summary>It has the hours that they can do.</summary>
    Hours,

    /// <summary>It is open when they can.</summary>
    Times,

    /// <summary>It is what they would like to do.</summary>
    Occupation,

    /// <summary>It is like what they would like to do.</summary>
    AlikeOccupation,

    /// <summary>They know what is good to know there.</summary>
    Skills,

    /// <summary>They can speak with somebody there.</summary>
    Language,

    /// <summary>They have waited for long.</summary>
    Waited,

    /// <summary>It is far for them, though not too far.</summary>
    Far,

    /// <summary>Few of the hours that they can do.</summary>
    FewHours,

    /// <summary>Little of the time when they can.</summary>
    FewTimes,

    /// <summary>Something else than they would like most.</summary>
    OtherOccupation,

    /// <summary>Their Swedish may be too little for it to be easy.</summary>
    HardLanguage,
}

/// <summary>What the parts of a score say in words. Pure.</summary>
public static class MatchReasons
{
    private const int Half = MatchScore.Most / 2;

    /// <summary>Why, and what speaks against it: in the order of the reasons. A part that weighs nothing, or of which nothing is known, is no reason.</summary>
    /// <param name="parts">Each part of the score in its order; null where nothing is known.</param>
    /// <param name="weights">What each part weighs.</param>
    /// <param name="asksSkills">Whether there are skills that are good to have there; if not, that part says nothing.</param>
    public static (IReadOnlyList<MatchReason> For, IReadOnlyList<MatchReason> Against) Of(IReadOnlyList<int?> parts, IReadOnlyList<int> weights, bool asksSkills)
    {
        var reasons = Enum.GetValues<MatchPart>()
            .Where(part => weights[(int)part] > 0 && (part is not MatchPart.Skills || asksSkills))
            .Select(part => parts[(int)part] is { } known ? Of(part, known) : null)
            .OfType<MatchReason>().Order().ToList();
        return ([.. reasons.Where(static reason => reason < MatchReason.Far)], [.. reasons.Where(static reason => reason >= MatchReason.Far)]);
    }

    private static MatchReason? Of(MatchPart part, int known) => part switch
    {
        MatchPart.Occupation => known == MatchScore.Most ? MatchReason.Occupation : known >= Half ? MatchReason.AlikeOccupation : MatchReason.OtherOccupation,
        MatchPart.Skills => known >= Half ? MatchReason.Skills : null,
        MatchPart.Language => known == MatchScore.Most ? MatchReason.Language : MatchReason.HardLanguage,
        MatchPart.Times => known >= Half ? MatchReason.Times : MatchReason.FewTimes,
        MatchPart.Hours => known >= Half ? MatchReason.Hours : MatchReason.FewHours,
        MatchPart.Distance => known >= Half ? MatchReason.Near : known < Half / 2 ? MatchReason.Far : null,
        _ => known >= Half ? MatchReason.Waited : null,
    };
}
