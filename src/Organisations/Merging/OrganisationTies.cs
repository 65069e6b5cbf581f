using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What refers to an organisation, in words. A test holds that each column of the schema has its own.</summary>
internal static class OrganisationTies
{
    /// <summary>By table and column, what it is called (<c>organisations.merge.holds.NAME</c>), in the order it is told.</summary>
    public static IReadOnlyDictionary<(string Table, string Column), string> Names { get; } = new Dictionary<(string, string), string>
    {
        [("contact_persons", "organisation_id")] = "persons",
        [("organisation_places", "organisation_id")] = "places",
        [("organisation_contacts", "organisation_id")] = "contacts",
        [("organisation_stages", "organisation_id")] = "stages",
        [("organisation_consents", "organisation_id")] = "consents",
        [("organisations", "unit_of")] = "units",
        [("documents", "organisation_id")] = "documents",
        [("business_agreements", "supplier_id")] = "agreements",
        [("business_agreements", "buyer_id")] = "agreements",
        [("agreement_parties", "organisation_id")] = "agreements",
        [("innovation_processes", "organisation_id")] = "innovations",
        [("innovation_parties", "organisation_id")] = "innovations",
        [("initiatives", "funder_id")] = "initiatives",
        [("initiatives", "owner_id")] = "initiatives",
        [("initiatives", "performer_id")] = "initiatives",
        [("initiative_partners", "organisation_id")] = "initiatives",
        [("steering_members", "organisation_id")] = "initiatives",
        [("network_members", "organisation_id")] = "networks",
        [("network_convenors", "organisation_id")] = "networks",
        [("cohort_members", "organisation_id")] = "cohorts",
        [("advice_sessions", "organisation_id")] = "cohorts",
        [("business_meetings", "buyer_id")] = "cohorts",
        [("organisation_attendance", "organisation_id")] = "attendance",
        [("organisation_person_attendance", "organisation_id")] = "attendance",
        [("organisation_tasks_handed_in", "organisation_id")] = "attendance",
        [("organisation_certificates", "organisation_id")] = "attendance",
        [("guest_sign_ups", "organisation_id")] = "attendance",
        [("call_invitations", "organisation_id")] = "applications",
        [("signature_requests", "organisation_id")] = "applications",
        [("budget_lines", "organisation_id")] = "money",
        [("budget_lines", "co_funder_id")] = "money",
        [("account_ranges", "organisation_id")] = "money",
        [("sie_bindings", "organisation_id")] = "money",
        [("cost_imports", "organisation_id")] = "money",
        [("cost_rows", "organisation_id")] = "money",
        [("claims", "organisation_id")] = "money",
        [("deliverables", "adopted_by_id")] = "deliverables",
        [("placements", "organisation_id")] = "placements",
        [("place_conflicts", "organisation_id")] = "placements",
        [("placement_openings", "organisation_id")] = "openings",
        [("readiness_evidence", "organisation_id")] = "readiness",
        [("readiness_asks", "organisation_id")] = "readiness",
        [("referrals", "organisation_id")] = "referrals",
        [("enrolments", "referrer_organisation_id")] = "referrals",
        [("imports", "referrer_organisation_id")] = "referrals",
        [("contacts", "keeper_organisation_id")] = "kept",
        [("contact_notes", "keeper_organisation_id")] = "kept",
        [("placement_notes", "keeper_organisation_id")] = "kept",
        [("documents", "keeper_organisation_id")] = "kept",
        [("progress_assessments", "keeper_organisation_id")] = "kept",
        [("assessment_drafts", "keeper_organisation_id")] = "kept",
        [("referral_notes", "keeper_organisation_id")] = "kept",
        [("backgrounds", "keeper_organisation_id")] = "kept",
        [("income_months", "keeper_organisation_id")] = "kept",
        [("case_meeting_parties", "keeper_organisation_id")] = "kept",
        [("case_meeting_tasks", "keeper_organisation_id")] = "kept",
        [("participant_messages", "keeper_organisation_id")] = "kept",
        [("secrecy_waivers", "keeper_organisation_id")] = "kept",
        [("secrecy_waivers", "recipient_organisation_id")] = "kept",
        [("plan_shares", "recipient_organisation_id")] = "kept",
        [("role_assignments", "organisation_id")] = "roles",
        [("dismissed_duplicates", "one_id")] = "dismissed",
        [("dismissed_duplicates", "other_id")] = "dismissed",
        [("organisation_merges", "into_id")] = "merges",
    };

    /// <summary>What rows are one each of, so that their number says something.</summary>
    private static readonly HashSet<string> Counted = ["persons", "places", "units", "documents", "agreements", "openings", "readiness", "roles", "merges"];

    /// <summary>What organisations hold: for each thing that any of them has, and each of them, how many, or only that there is something.</summary>
    public static async Task<IReadOnlyList<Held>> OfAsync(RequestDatabase database, OrganisationId one, OrganisationId other, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(Sql.Of($"select organisation_id, relation, ref, number from access.organisation_holdings({new[] { one.Value, other.Value }}::uuid[])"), cancellation);
        Holding Of(OrganisationId id, string name)
        {
            var found = rows.Where(row => row.OrganisationId == id && Names.GetValueOrDefault((row.Relation, row.Ref)) == name).ToList();
            return new Holding(found.Count > 0, Counted.Contains(name) ? found.Sum(static row => row.Number ?? 0) : null);
        }

        return [.. Names.Values.Distinct().Select(name => new Held(name, Of(one, name), Of(other, name))).Where(static held => held.One.IsThere || held.Other.IsThere)];
    }

    private sealed record Row(OrganisationId OrganisationId, string Relation, string Ref, long? Number);
}

/// <summary>What two organisations hold of something.</summary>
internal sealed record Held(string Name, Holding One, Holding Other);

/// <summary>What one organisation holds.</summary>
/// <param name="IsThere">Whether it has any.</param>
/// <param name="Number">How many; null where that is not told.</param>
internal sealed record Holding(bool IsThere, long? Number);
