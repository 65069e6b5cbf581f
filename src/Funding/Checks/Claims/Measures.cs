namespace Samsteg.Funding;

/// <summary>What the catalogue's measures count, in the terms in which claims are compared.</summary>
internal static class Measures
{
    /// <summary>What a measure counts, of what, and how far; null for one that says nothing of it.</summary>
    public static (string Counted, string? Concept, FunnelStep Step)? Of(string? measure) => measure switch
    {
        "participants_enrolled" or "participants_taking_part" => (Fact.Person, string.Empty, FunnelStep.Takes),
        "participants_started_workshop_series" => (Fact.Person, "workshop_series", FunnelStep.Takes),
        "participants_completed_series" => (Fact.Person, "workshop_series", FunnelStep.Completes),
        "placements_started" => (Fact.Person, DomainWords.Placement, FunnelStep.Takes),
        "participants_with_action_plan" => (Fact.Person, "action_plan", FunnelStep.Takes),
        "participants_with_coaching_between" => (Fact.Person, DomainWords.Coaching, FunnelStep.Takes),
        "participants_with_needs_mapping" => (Fact.Person, "needs_mapping", FunnelStep.Takes),
        "exits_to_work" or "self_supporting_at_exit" => (Fact.Person, DomainWords.Employment, FunnelStep.Takes),
        "organisations_hosted_participant" => (Fact.Enterprise, DomainWords.Hosting, FunnelStep.Takes),
        "organisations_ready_to_host" => (Fact.Enterprise, DomainWords.Ready, FunnelStep.Takes),
        "organisations_completed_activity" => (Fact.Enterprise, null, FunnelStep.Completes),
        "organisations_advised" => (Fact.Enterprise, "business_advice", FunnelStep.Takes),
        "workshop_series_held" => (Fact.Occasion, "workshop_series", FunnelStep.Takes),
        "business_schools_held" => (Fact.Occasion, "business_school", FunnelStep.Takes),
        "network_meetings_held" => (Fact.Occasion, "bridging_meeting", FunnelStep.Takes),
        "training_sessions_held" => (Fact.Occasion, "public_sector_training", FunnelStep.Takes),
        "sessions_with_audience_minimum" => (Fact.Occasion, null, FunnelStep.Takes),
        "agreements_signed" => ("thing:agreement", "agreement", FunnelStep.Takes),
        _ => null,
    };
}
