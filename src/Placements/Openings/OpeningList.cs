using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What narrows the place bank; null does not narrow.</summary>
/// <param name="Initiative">Those that one initiative may offer: its own, and those that are shared.</param>
/// <param name="State">Where they stand.</param>
/// <param name="Kind">What for.</param>
/// <param name="Town">Where.</param>
/// <param name="Within">So many kilometres from the middle of the town's premises at most, as the crow flies; null for that town alone.</param>
/// <param name="Organisation">At one organisation.</param>
internal sealed record OpeningFilter(InitiativeId Initiative, OpeningState? State, PlacementKind? Kind, string? Town, int? Within, OrganisationId? Organisation);

/// <summary>A row of the place bank.</summary>
internal sealed record OpeningRow(
    Guid Id, InitiativeId InitiativeId, string Title, OrganisationId OrganisationId, string Organisation, string? Town, PlacementKind Kind, string? Occupation, DateOnly StartsOn, DateOnly? EndsOn,
    decimal LeastHours, decimal MostHours, int Places, int Taken, DateOnly ValidUntil, OpeningState State, int StateOrder)
{
    /// <summary>Places that are not taken.</summary>
    public int Free => Places - Taken;
}

/// <summary>The place bank as a list: on screen, in CSV and in a workbook.</summary>
internal static class OpeningList
{
    public static ListDefinition<OpeningRow> Of(OpeningFilter filter, DateOnly today) =>
        new ListDefinition<OpeningRow>("openings.list.caption", Query(filter, today), static row => row.Id)
            .Column(new("openings.field.title", ListCellKind.Text, static row => row.Title, "title", MayBeNull: false, Link: row => OpeningPaths.Of(filter.Initiative, new PlacementOpeningId(row.Id))))
            .Text("placements.field.organisation", static row => row.Organisation, "organisation")
            .Text("openings.field.town", static row => row.Town, "town")
            .Key("placements.field.kind", static row => row.Kind.TextKey(), "kind", static row => SnakeCase.Of(row.Kind.ToString()))
            .Status("openings.field.state", static row => row.State.TextKey(), static row => row.State.Tone(), "state_order", static row => row.StateOrder)
            .Number("openings.field.free", static row => row.Free, "free")
            .Text("openings.field.hours", row => HoursOf(row.LeastHours, row.MostHours))
            .Day("openings.field.valid_until", static row => row.ValidUntil, "valid_until")
            .SearchedBy(static word => Sql.Of($"concat_ws(' ', title, tasks, organisation, town) ilike {word} or occupation = any ({Occupations.Named(word.Trim('%'))})"))
            .SortedBy("state");

    /// <summary>Hours a week, as one number where they are the same.</summary>
    public static string HoursOf(decimal least, decimal most) => least == most ? Hours(most) : $"{Hours(least)}–{Hours(most)}";

    /// <summary>What is found, for the map beside the list.</summary>
    /// <param name="filter">What narrows it.</param>
    /// <param name="words">Words that are searched for, as in the list.</param>
    /// <param name="today">Today.</param>
    public static Sql Points(OpeningFilter filter, string? words, DateOnly today) => Sql.Of($"""
        select id, title as name, organisation as detail, null::timestamptz as starts_at, {OpeningPaths.List(filter.Initiative)} || '/' || id as path, latitude, longitude, is_approximate
        from ({Query(filter, today)}) found
        where {Of(filter, today).Search(words) ?? Sql.Raw("true")}
        """);

    /// <summary>Where there are openings that an initiative may offer.</summary>
    public static async Task<IReadOnlyList<Choice>> TownsAsync(RequestDatabase database, InitiativeId initiative, CancellationToken cancellation)
    {
        var towns = await database.QueryAsync<string>(Sql.Of($"""
            select town from (
                select distinct coalesce(at.town, host.municipality) as town
                from placement_openings o join organisations host on host.id = o.organisation_id left join organisation_places at on at.id = o.place_id
                where o.initiative_id = {initiative} or o.is_shared) towns
            where town is not null order by town collate "sv-x-icu"
            """), cancellation);
        return [.. towns.Select(static town => new Choice(town, town))];
    }

    /// <summary>Where opening <c>o</c> stands, as <see cref="PlacementOpening.StateOn"/> says it.</summary>
    public static Sql State(DateOnly today) => Sql.Of($"""
        case when o.withdrawn_on is not null then 'withdrawn' when {today} > o.valid_until or {today} > o.ends_on then 'expired' when o.taken >= o.places then 'full' else 'open' end
        """);

    private static string Hours(decimal hours) => Display.Number(hours, hours % 1 == 0 ? 0 : 1);

    private static Sql Query(OpeningFilter filter, DateOnly today)
    {
        var conditions = new List<Sql> { Sql.Of($"(o.initiative_id = {filter.Initiative} or o.is_shared)") };
        if (filter.Kind is { } kind)
        {
            conditions.Add(Sql.Of($"o.kind = {kind}"));
        }

        if (filter.State is { } state)
        {
            conditions.Add(Sql.Of($"{State(today)} = {state}"));
        }

        if (filter is { Town: { } from, Within: > 0 and var kilometres })
        {
            conditions.Add(Sql.Of($"""
                (coalesce(at.town, host.municipality) = {from} or 2 * 6371.0088 * asin(least(1, sqrt(
                    sind((at.latitude::float8 - centre.latitude) / 2) ^ 2 + cosd(at.latitude::float8) * cosd(centre.latitude) * sind((at.longitude::float8 - centre.longitude) / 2) ^ 2))) <= {kilometres})
                """));
        }
        else if (filter.Town is { } town)
        {
            conditions.Add(Sql.Of($"coalesce(at.town, host.municipality) = {town}"));
        }

        if (filter.Organisation is { } organisation)
        {
            conditions.Add(Sql.Of($"o.organisation_id = {organisation}"));
        }

        return Sql.Of($"""
            select o.id, o.initiative_id, o.title, o.tasks, o.organisation_id, host.name as organisation, coalesce(at.town, host.municipality) as town, o.kind, o.occupation, o.starts_on, o.ends_on, at.latitude, at.longitude, coalesce(at.point_source = 'postcode', false) as is_approximate,
                   o.least_hours, o.most_hours, o.places, o.taken, o.places - o.taken as free, o.valid_until, s.state, array_position(array['open', 'full', 'expired', 'withdrawn'], s.state) as state_order
            from placement_openings o
            join organisations host on host.id = o.organisation_id
            left join organisation_places at on at.id = o.place_id
            cross join lateral (select {State(today)} as state) s
            cross join (select avg(latitude)::float8 as latitude, avg(longitude)::float8 as longitude from organisation_places where town = {(filter.Within > 0 ? filter.Town : null)}) centre
            where {Sql.All(conditions)}
            """);
    }
}

/// <summary>How states look.</summary>
internal static class OpeningStates
{
    /// <summary>Its colour.</summary>
    public static Tone Tone(this OpeningState state) => state switch
    {
        OpeningState.Open => Platform.Tone.Ok,
        OpeningState.Full => Platform.Tone.Info,
        OpeningState.Expired => Platform.Tone.Late,
        _ => Platform.Tone.Neutral,
    };
}

/// <summary>Addresses of the place bank.</summary>
internal static class OpeningPaths
{
    public static string List(InitiativeId initiative) => $"/insatser/{initiative}/platsbank";

    public static string Of(InitiativeId initiative, PlacementOpeningId opening) => $"{List(initiative)}/{opening}";
}
