namespace Samsteg.Initiatives;

/// <summary>A usual cadence that a form can be filled in with. Plans say "weekly at first" in both these ways. Labels are <c>cadence_variant.CODE</c>.</summary>
public enum CadenceVariant
{
    /// <summary>Visits every week for three weeks, then every month.</summary>
    ThreeWeeks,

    /// <summary>Visits every week for the first month, then every month.</summary>
    FirstMonth,
}

/// <summary>What the variants mean.</summary>
public static class CadenceVariants
{
    /// <summary>The cadence of a variant.</summary>
    public static FollowUpCadence Cadence(this CadenceVariant variant) => new(
    [
        new CadencePhase(FollowUpInterval.Week, variant == CadenceVariant.ThreeWeeks ? 3 : 4, PreferSiteVisit: true),
        new CadencePhase(FollowUpInterval.Month, null, PreferSiteVisit: false),
    ]);
}
