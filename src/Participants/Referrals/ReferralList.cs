using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What a list of referrals is narrowed to; null narrows nothing.</summary>
/// <param name="State">Only those in a state.</param>
/// <param name="Source">Only those from somewhere.</param>
/// <param name="IsOpen">Only those that somebody is to do something about.</param>
/// <param name="IsUnassigned">Only those that nobody takes care of.</param>
internal sealed record ReferralFilter(ReferralState? State = null, ReferralSource? Source = null, bool IsOpen = false, bool IsUnassigned = false);

/// <summary>An initiative's referrals as a list: on screen, in CSV and in a workbook. Row security leaves out those assigned to others.</summary>
internal static class ReferralList
{
    /// <param name="initiative">The initiative.</param>
    /// <param name="filter">What it is narrowed to.</param>
    /// <param name="today">Today in Sweden.</param>
    /// <param name="texts">Words for a name that is not shown.</param>
    public static ListDefinition<ReferralRow> Of(InitiativeId initiative, ReferralFilter filter, DateOnly today, Texts texts) =>
        new ListDefinition<ReferralRow>("referrals.title", Sql.Of($"""
            select * from (
                select r.id, r.initiative_id, r.reference, r.is_protected, r.name, r.state, array_position({States}::text[], r.state) as state_place, r.source,
                       coalesce(o.name, '') as organisation_name, r.received_on, a.display_name as assigned_name,
                       (case when r.state in ('enrolled', 'declined') then r.state_since else {today} end - r.received_on) as waited
                from referrals r
                left join organisations o on o.id = r.organisation_id
                left join accounts a on a.id = r.assigned_to
                where r.initiative_id = {initiative} and access.works_referrals(r.initiative_id) and {Sql.All(Conditions(filter))}) r
            """), static row => row.Id)
            .Column(new ListColumn<ReferralRow>(
                "referrals.field.name", ListCellKind.Text, row => row.IsProtected ? texts["participants.protected"] : row.Name,
                "name collate \"sv-x-icu\"", static row => row.Name, Link: static row => ReferralPaths.File(row.InitiativeId, row.Id)))
            .Text("referrals.field.reference", static row => row.Reference, "reference")
            .Status("referrals.field.state", static row => row.State.TextKey(), static row => ToneOf(row.State), "state_place", static row => row.StatePlace)
            .Text("referrals.field.from", row => row.Source is ReferralSource.Self ? texts[row.Source.TextKey()] : row.OrganisationName, "organisation_name", link: null)
            .Day("referrals.field.received_on", static row => row.ReceivedOn, "received_on")
            .Number("referrals.field.waited", static row => row.Waited, "waited")
            .Column(new ListColumn<ReferralRow>(
                "referrals.field.assigned_to", ListCellKind.Text, static row => row.AssignedName, "assigned_name", NullKey: "referrals.nobody"))
            .SearchedBy("name", "reference", "organisation_name")
            .LoggingSearches("referrals", initiative)
            .SortedBy("received_on", descending: true);

    /// <summary>The colour of a state.</summary>
    public static Tone ToneOf(ReferralState state) => state switch
    {
        ReferralState.Received => Tone.Late,
        ReferralState.Contacted or ReferralState.MeetingBooked => Tone.Info,
        ReferralState.Enrolled => Tone.Ok,
        _ => Tone.Neutral,
    };

    private static IEnumerable<string> States { get; } = [.. Enum.GetValues<ReferralState>().Select(static state => SnakeCase.Of(state.ToString()))];

    private static List<Sql> Conditions(ReferralFilter filter)
    {
        List<Sql> conditions = [Sql.Raw("true")];
        if (filter.State is { } state)
        {
            conditions.Add(Sql.Of($"r.state = {state}"));
        }

        if (filter.Source is { } source)
        {
            conditions.Add(Sql.Of($"r.source = {source}"));
        }

        if (filter.IsOpen)
        {
            conditions.Add(ReferralSql.IsOpen);
        }

        if (filter.IsUnassigned)
        {
            conditions.Add(Sql.Of($"{ReferralSql.IsOpen} and r.assigned_to is null"));
        }

        return conditions;
    }
}

/// <summary>Pieces of SQL over <c>referrals r</c>.</summary>
internal static class ReferralSql
{
    /// <summary>That somebody is to do something about it.</summary>
    public static Sql IsOpen { get; } = Sql.Raw("r.state in ('received', 'contacted', 'meeting_booked', 'waiting_list')");
}

/// <summary>A row of the list.</summary>
internal sealed record ReferralRow(
    Guid Id, InitiativeId InitiativeId, string Reference, bool IsProtected, string? Name, ReferralState State, int StatePlace, ReferralSource Source,
    string OrganisationName, DateOnly ReceivedOn, string? AssignedName, int Waited);
