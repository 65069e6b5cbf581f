namespace Samsteg.Funding;

/// <summary>What the catalogue's measures count, in the terms in which claims are compared.</summary>
internal static class Measures
{
    /// <summary>What a measure counts, of what, and how far; null for one that says nothing of it.</summary>
    public static (string Counted, string? Concept, ClaimStep Step)? Of(string? measure) => measure switch
    {
        "participants_enrolled" or "participants_taking_part" => (Fact.Person, string.Empty, ClaimStep.Takes),
        "participants_started_workshop_series" => (Fact.Person, "workshop_series", ClaimStep.Takes),
        "participants_completed_series" => (Fact.Person, "workshop_series", ClaimStep.Completes),
        "placements_started" => (Fact.Person, DomainWords.Placement, ClaimStep.Takes),
        "participants_with_action_plan" => (Fact.Person, "action_plan", ClaimStep.Takes),
        "participants_with_coaching_between" => (Fact.Person, DomainWords.Coaching, ClaimStep.Takes),
        "participants_with_needs_mapping" => (Fact.Person, "needs_mapping", ClaimStep.Takes),
        "exits_to_work" or "self_supporting_at_exit" => (Fact.Person, DomainWords.Employment, ClaimStep.Takes),
        "organisations_hosted_participant" => (Fact.Enterprise, DomainWords.Hosting, ClaimStep.Takes),
        "organisations_ready_to_host" => (Fact.Enterprise, DomainWords.Ready, ClaimStep.Takes),
        "organisations_completed_activity" => (Fact.Enterprise, null, ClaimStep.Completes),
        "organisations_advised" => (Fact.Enterprise, "business_advice", ClaimStep.Takes),
        "workshop_series_held" => (Fact.Occasion, "workshop_series", ClaimStep.Takes),
        "business_schools_held" => (Fact.Occasion, "business_school", ClaimStep.Takes),
        "network_meetings_held" => (Fact.Occasion, "bridging_meeting", ClaimStep.Takes),
        "training_sessions_held" => (Fact.Occasion, "public_sector_training", ClaimStep.Takes),
        "sessions_with_audience_minimum" => (Fact.Occasion, null, ClaimStep.Takes),
        "agreements_signed" => ("thing:agreement", "agreement", ClaimStep.Takes),
        _ => null,
    };
}
