using Samsteg.Organisations;

namespace Samsteg.Placements;

/// <summary>What keeps somebody from a place. Labels are <c>match_rule.CODE</c>.</summary>
[Flags]
public enum MatchRule
{
    /// <summary>Nothing does.</summary>
    None = 0,

    /// <summary>It is for something else.</summary>
    Kind = 1,

    /// <summary>It is for other target groups.</summary>
    TargetGroup = 2,

    /// <summary>It is for more hours, or fewer.</summary>
    Hours = 4,

    /// <summary>They are not free when one must be there.</summary>
    Times = 8,

    /// <summary>It takes more Swedish, and nobody there speaks another of their languages.</summary>
    Language = 16,

    /// <summary>It takes skills they do not have.</summary>
    Skills = 32,

    /// <summary>The work demands what has been agreed that it must not.</summary>
    Demands = 64,

    /// <summary>The workplace has not what they need.</summary>
    Support = 128,

    /// <summary>It is too far away.</summary>
    Distance = 256,

    /// <summary>No supervisor is named.</summary>
    Supervisor = 512,

    /// <summary>It has been agreed that they shall not be there.</summary>
    Conflict = 1024,
}

/// <summary>What must hold for somebody to be proposed a place; all of it. Pure.</summary>
public static class MatchRules
{
    private const double EarthRadiusKilometres = 6371.0088;

    /// <summary>All that is in the way.</summary>
    public static MatchRule Broken(PlaceNeeds needs, PlaceTerms place)
    {
        var hours = Math.Max(needs.LeastHours, place.LeastHours);
        return When(MatchRule.Kind, needs.Kinds.Count > 0 && !needs.Kinds.Contains(place.Kind))
            | When(MatchRule.TargetGroup, place.TargetGroups.Count > 0 && !place.TargetGroups.Contains(needs.TargetGroup))
            | When(MatchRule.Hours, hours > Math.Min(needs.MostHours, place.MostHours))
            | When(MatchRule.Times, needs.Times.And(place.Times).Count * WeekTimes.HoursEach < hours)
            | When(MatchRule.Language, needs.Swedish < place.Swedish && !needs.Languages.Overlaps(place.Languages))
            | When(MatchRule.Skills, !needs.Skills.IsSupersetOf(place.SkillsNeeded))
            | When(MatchRule.Demands, needs.Avoids.Overlaps(place.Demands))
            | When(MatchRule.Support, !needs.Needs.IsSubsetOf(place.Supports))
            | When(MatchRule.Distance, needs.MostKilometres is { } most && Kilometres(needs.From, place.At) > most)
            | When(MatchRule.Supervisor, needs.NeedsSupervisor && !place.HasSupervisor)
            | When(MatchRule.Conflict, needs.NotAt.Contains(place.Organisation));
    }

    /// <summary>Each of several rules.</summary>
    public static IEnumerable<MatchRule> Of(MatchRule broken) => Enum.GetValues<MatchRule>().Where(rule => rule != MatchRule.None && broken.HasFlag(rule));

    /// <summary>How far it is as the crow flies (haversine); null when either is not known.</summary>
    public static double? Kilometres(Coordinates? from, Coordinates? to)
    {
        if (from is not { } one || to is not { } other)
        {
            return null;
        }

        var (north, south) = (Radians(one.Latitude), Radians(other.Latitude));
        var half = Square(Math.Sin((south - north) / 2)) + (Math.Cos(north) * Math.Cos(south) * Square(Math.Sin((Radians(other.Longitude) - Radians(one.Longitude)) / 2)));
        return 2 * EarthRadiusKilometres * Math.Asin(Math.Min(1, Math.Sqrt(half)));

        static double Radians(decimal degrees) => (double)degrees * Math.PI / 180;

        static double Square(double number) => number * number;
    }

    private static MatchRule When(MatchRule rule, bool isBroken) => isBroken ? rule : MatchRule.None;
}
