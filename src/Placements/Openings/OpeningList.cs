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
            .SearchedBy(static word => Sql.Of($"{word.In("concat_ws(' ', title, tasks, organisation, town)")} or occupation = any ({Occupations.Named(word)})"))
            .FoundIn(Found(filter, today), "title", "organisation", "town", "kind", "state", "free", "valid_until")
            .SortedBy("state");

    /// <summary>Hours a week, as one number where they are the same.</summary>
    public static string HoursOf(decimal least, decimal most) => least == most ? Hours(most) : $"{Hours(least)}–{Hours(most)}";

    /// <summary>What is found, for the map beside the list.</summary>
    /// <param name="filter">What narrows it.</param>
    /// <param name="words">Words that are searched for, as in the list.</param>
    /// <param name="today">Today.</param>
    public static Sql Points(OpeningFilter filter, string? words, DateOnly today) => Sql.Of($"""
        select f.id, title as name, organisation as detail, null::timestamptz as starts_at, {OpeningPaths.List(filter.Initiative)} || '/' || f.id as path, latitude, longitude, is_approximate
        from ({Found(filter, today)}) f
        join (select id, latitude, longitude, point_source = 'postcode' as is_approximate from organisation_places where latitude is not null) p on p.id = f.place_id
        where {Of(filter, today).Search(words) ?? Sql.Raw("true")}
        """);

    /// <summary>Where there are openings that an initiative may offer.</summary>
    public static async Task<IReadOnlyList<Choice>> TownsAsync(RequestDatabase database, InitiativeId initiative, CancellationToken cancellation)
    {
        var offered = Offered(initiative);
        var towns = await database.QueryAsync<string>(Sql.Of($"""
            select town from (
                select at.town from organisation_places at where exists (select from placement_openings o where o.place_id = at.id and {offered})
                union
                select host.municipality
                from placement_openings o join organisations host on host.id = o.organisation_id left join organisation_places at on at.id = o.place_id
                where at.town is null and {offered}) towns
            where town is not null order by town collate "sv-x-icu"
            """), cancellation);
        return [.. towns.Select(static town => new Choice(town, town))];
    }

    /// <summary>Where opening <c>o</c> stands, as <see cref="PlacementOpening.StateOn"/> says it.</summary>
    public static Sql State(DateOnly today) => Sql.Of($"""
        case when o.withdrawn_on is not null then 'withdrawn' when {today} > o.valid_until or {today} > o.ends_on then 'expired' when o.taken >= o.places then 'full' else 'open' end
        """);

    private static string Hours(decimal hours) => Display.Number(hours, hours % 1 == 0 ? 0 : 1);

    private static Sql Query(OpeningFilter filter, DateOnly today) => Sql.Of($"""
        select o.id, o.initiative_id, o.title, o.organisation_id, s.organisation, s.town, o.kind, o.occupation, o.starts_on, o.ends_on, o.least_hours, o.most_hours, o.places, o.taken,
               o.valid_until, s.state, s.state_order, o.tasks, s.free
        {From(filter, today)}
        """);

    /// <summary>Enough to count, search and put in order: what of it is not asked for costs nothing.</summary>
    private static Sql Found(OpeningFilter filter, DateOnly today) => Sql.Of($"""
        select o.id, o.title, o.tasks, s.organisation, s.town, o.kind, o.occupation, o.valid_until, o.place_id, s.free, s.state_order
        {From(filter, today)}
        """);

    /// <summary>That opening <c>o</c> is one that an initiative may offer.</summary>
    private static Sql Offered(InitiativeId initiative) => Sql.Of($"(o.initiative_id = {initiative} or o.is_shared)");

    private static Sql From(OpeningFilter filter, DateOnly today)
    {
        var conditions = new List<Sql> { Offered(filter.Initiative) };
        if (filter.Kind is { } kind)
        {
            conditions.Add(Sql.Of($"o.kind = {kind}"));
        }

        if (filter.State is { } state)
        {
            conditions.Add(Sql.Of($"s.state = {state}"));
        }

        if (filter.Town is { } town)
        {
            conditions.Add(Sql.Of($"(s.town = {town}{(filter.Within is > 0 and var kilometres ? Sql.Of($" or o.place_id in ({Near(town, kilometres)})") : Sql.Empty)})"));
        }

        if (filter.Organisation is { } organisation)
        {
            conditions.Add(Sql.Of($"o.organisation_id = {organisation}"));
        }

        return Sql.Of($"""
            from placement_openings o
            left join organisations host on host.id = o.organisation_id
            left join organisation_places at on at.id = o.place_id
            cross join lateral (
                select host.name as organisation, coalesce(at.town, host.municipality) as town, o.places - o.taken as free,
                       {State(today)} as state, array_position(array['open', 'full', 'expired', 'withdrawn'], {State(today)}) as state_order) s
            where {Sql.All(conditions)}
            """);
    }

    /// <summary>Premises no further from the middle of a town's than that, as the crow flies.</summary>
    private static Sql Near(string town, int kilometres) => Sql.Of($"""
        select near.id
        from organisation_places near
        cross join (select avg(latitude)::float8 as latitude, avg(longitude)::float8 as longitude from organisation_places where town = {town}) centre
        where 2 * 6371.0088 * asin(least(1, sqrt(
            sind((near.latitude::float8 - centre.latitude) / 2) ^ 2 + cosd(near.latitude::float8) * cosd(centre.latitude) * sind((near.longitude::float8 - centre.longitude) / 2) ^ 2))) <= {kilometres}
        """);
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
