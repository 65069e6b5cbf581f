using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>How far the association has come with an organisation, as somebody has said.</summary>
public enum OrganisationStage
{
    /// <summary>Somebody has been in touch.</summary>
    Contacted,

    /// <summary>It wants to know more.</summary>
    Interested,

    /// <summary>Somebody has been there.</summary>
    Visited,

    /// <summary>It says that it is ready to receive somebody, or to deliver.</summary>
    Ready,

    /// <summary>It receives people, or delivers.</summary>
    Active,

    /// <summary>It rests for now.</summary>
    Dormant,
}

/// <summary>What may follow on a stage.</summary>
public static class OrganisationStages
{
    /// <summary>
    /// The stages that may come next: any further on, rest from everywhere, and anything after rest. Who is no longer active may be ready still;
    /// other steps back are mistakes and are corrected.
    /// </summary>
    public static IReadOnlyList<OrganisationStage> Next(this OrganisationStage? stage) => stage switch
    {
        null or OrganisationStage.Dormant => [.. Enum.GetValues<OrganisationStage>().Where(static next => next is not OrganisationStage.Dormant)],
        OrganisationStage.Active => [OrganisationStage.Ready, OrganisationStage.Dormant],
        { } now => [.. Enum.GetValues<OrganisationStage>().Where(next => next > now)],
    };

    /// <summary>Its colour; the words say it.</summary>
    public static Tone Tone(this OrganisationStage stage) => stage switch
    {
        OrganisationStage.Ready or OrganisationStage.Active => Platform.Tone.Ok,
        OrganisationStage.Dormant => Platform.Tone.Neutral,
        _ => Platform.Tone.Info,
    };
}

/// <summary>A stage that an organisation reached on a day.</summary>
public readonly record struct StageStep(OrganisationStage Stage, DateOnly OccurredOn);

/// <summary>What is wrong with a history of stages.</summary>
public enum StageHistoryFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Two stages do not follow on each other.</summary>
    Order,

    /// <summary>A later stage has an earlier day.</summary>
    Days,
}

/// <summary>An organisation's stages as they stand.</summary>
public static class StageHistory
{
    /// <summary>Whether stages may stand together, in the order they came.</summary>
    public static StageHistoryFault FaultOf(IEnumerable<StageStep> steps)
    {
        StageStep? last = null;
        foreach (var step in steps)
        {
            if (!(last?.Stage).Next().Contains(step.Stage))
            {
                return StageHistoryFault.Order;
            }

            if (step.OccurredOn < last?.OccurredOn)
            {
                return StageHistoryFault.Days;
            }

            last = step;
        }

        return StageHistoryFault.None;
    }
}
