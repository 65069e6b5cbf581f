using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.App.Activities;

/// <summary>Sessions on maps: where their rooms are, to who may read them.</summary>
public sealed class ActivityMapTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string All = "/aktiviteter/karta";

    [Fact]
    public async Task The_map_shows_what_the_list_finds_and_is_optional()
    {
        var (lead, today) = (await demo.Site.SignInAsync(DemoRoster.Lead), await DemoRoster.OfAsync(demo.Site));
        var list = await lead.GetAsync(today.Activities);

        var things = await ThingsAsync(lead, $"{today.Activities}/karta");

        list.Document.QuerySelector($".map-frame[hidden] .map[data-points='{today.Activities}/karta']").ShouldNotBeNull("it is the script's to show");
        things.ShouldNotBeEmpty();
        var listed = list.Document.QuerySelectorAll("#list table a").Select(static link => link.GetAttribute("href")).ToList();
        things.ShouldAllBe(thing => listed.Contains(thing.Path));
        things[0].Detail.ShouldContain("2026", Case.Sensitive, "when");
        things[0].Detail.ShouldContain("Stora salen");
        (await ThingsAsync(lead, $"{today.Activities}/karta?q=finnsinte")).ShouldBeEmpty();
        (await ThingsAsync(lead, All)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_place_banks_map_can_show_sessions_to_come_but_none_that_is_cancelled_or_over()
    {
        await using var site = await Site.StartAsync();
        var (coach, today) = (await site.SignInAsync(DemoRoster.Coach), await DemoRoster.OfAsync(site));
        var map = $"/insatser/{today.Initiative}/platsbank/karta";
        var coming = await ThingsAsync(coach, map, "sessions");
        coming.ShouldNotBeEmpty();
        (await ThingsAsync(coach, $"{today.Activities}/karta", "openings")).ShouldNotBeEmpty();

        var first = Guid.Parse(coming[0].Path.Split('/')[^1]);
        await site.OwnerAsync("""
            insert into session_outcomes (id, session_id, initiative_id, result, occurred_on, registered_at, registered_by)
            select uuidv7(), s.id, s.initiative_id, 'cancelled', '2026-04-15', now(), (select id from accounts where demo_role = 'coach') from sessions s where s.id = $1
            """, first);

        (await ThingsAsync(coach, map, "sessions")).Select(static thing => thing.Path).ShouldBe(coming.Skip(1).Select(static thing => thing.Path));
        await site.OwnerAsync("update sessions set starts_at = starts_at - interval '2 years', ends_at = ends_at - interval '2 years' where room_id is not null");
        (await LayersAsync(coach, map)).ShouldNotContain("sessions");
    }

    [Fact]
    public async Task A_session_that_the_viewer_may_not_read_gives_no_point()
    {
        var today = await DemoRoster.OfAsync(demo.Site);
        var other = await demo.Site.FactAsync<Guid>("select id from initiatives where id <> $1 limit 1", today.Initiative);
        var stranger = await demo.Site.SignInAsync(Role.Coach, other);

        (await ThingsAsync(stranger, All)).ShouldBeEmpty();
        (await LayersAsync(stranger, $"/insatser/{other}/platsbank/karta")).ShouldNotContain("sessions");
        (await stranger.GetAsync($"{today.Activities}/karta")).Status.ShouldBeOneOf(403, 404);
        (await (await demo.Site.SignInAsync("board_member")).GetAsync($"/insatser/{today.Initiative}/platsbank/karta")).Status.ShouldBeOneOf(403, 404);
    }

    [Theory]
    [InlineData("16.51, 59.37", "bytt plats")]
    [InlineData("59.37, 40.5", "utanför Sverige")]
    [InlineData("i skogen", "går inte att läsa")]
    public async Task A_rooms_coordinates_are_read_as_those_of_premises(string point, string told)
    {
        var lead = await demo.Site.SignInAsync(DemoRoster.Lead);

        var refused = await (await lead.GetAsync("/aktiviteter/lokaler/lokal")).SubmitAsync("main form", ("Input.Name", "Kartsalen " + point), ("Input.Point", point));

        refused.Status.ShouldBe(422);
        refused.TextOf("[id='Input_Point-error']")!.ShouldContain(told);
        (await demo.Site.FactAsync<long>("select count(*) from rooms where name = $1", "Kartsalen " + point)).ShouldBe(0);
    }

    [Fact]
    public async Task A_rooms_coordinates_are_kept_changed_and_taken_away()
    {
        var lead = await demo.Site.SignInAsync(DemoRoster.Lead);
        (await (await lead.GetAsync("/aktiviteter/lokaler/lokal")).SubmitAsync("main form", ("Input.Name", "Punktsalen"), ("Input.Point", "59°22'12\"N 16°30'36\"E"))).Status.ShouldBe(200);
        var room = await demo.Site.FactAsync<Guid>("select id from rooms where name = 'Punktsalen'");
        var form = await lead.GetAsync($"/aktiviteter/lokaler/lokal/{room}");

        form.Document.QuerySelector("#Input_Point")!.GetAttribute("value").ShouldBe("59.37, 16.51");
        form.Document.QuerySelector(".map-frame[hidden] .map[data-field='Input_Point']").ShouldNotBeNull();
        (await form.SubmitAsync("main form", ("Input.Point", ""))).Status.ShouldBe(200);
        (await demo.Site.FactAsync<bool>("select latitude is null and longitude is null from rooms where id = $1", room)).ShouldBeTrue();
    }

    private static async Task<List<(string Name, string Detail, string Path)>> ThingsAsync(Visitor visitor, string path, string? layer = null)
    {
        using var json = JsonDocument.Parse((await visitor.GetAsync(path)).Bytes);
        var points = layer is null ? json.RootElement.GetProperty("found")
            : json.RootElement.GetProperty("layers").EnumerateArray().Single(one => one.GetProperty("key").GetString() == layer);
        return [.. points.GetProperty("points").EnumerateArray().SelectMany(static point => point.GetProperty("things").EnumerateArray())
            .Select(static thing => (thing.GetProperty("name").GetString()!, thing.GetProperty("detail").GetString()!, thing.GetProperty("path").GetString()!))];
    }

    private static async Task<List<string?>> LayersAsync(Visitor visitor, string path)
    {
        using var json = JsonDocument.Parse((await visitor.GetAsync(path)).Bytes);
        return [.. json.RootElement.GetProperty("layers").EnumerateArray().Select(static layer => layer.GetProperty("key").GetString())];
    }
}
