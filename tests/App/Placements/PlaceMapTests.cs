using System.Text;
using System.Text.Json;

namespace Samsteg.App;

/// <summary>The map of the place bank, and the areas drawn on it.</summary>
public sealed class PlaceMapTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Square = """{"type":"Polygon","coordinates":[[[16,59],[17,59],[17,59.5],[16,59.5],[16,59]]]}""";

    [Fact]
    public async Task The_map_shows_what_the_list_finds()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var list = $"/insatser/{await new PlacementWorld(demo.Site).InitiativeAsync()}/platsbank";

        (await TitlesAsync(coach, $"{list}/karta?q=lagermedarbetare")).ShouldBe(["Lagermedarbetare"]);
        (await TitlesAsync(coach, $"{list}/karta?State=Withdrawn")).ShouldBe(["Lokalvård"]);
        (await TitlesAsync(coach, $"{list}/karta?Town=Katrineholm")).Count.ShouldBe((await coach.GetAsync($"{list}?Town=Katrineholm")).RowsOf("#list table").Count);
        var near = await TitlesAsync(coach, $"{list}/karta?Town=Katrineholm&Within=50");
        near.ShouldContain("Odling och plantor"); // Flen, 22 km
        near.ShouldNotContain("Leveranser med cykel"); // Trosa, 78 km
        (await coach.GetAsync(list)).Document.QuerySelector(".map-frame[hidden] .map[data-points]").ShouldNotBeNull();
    }

    [Fact]
    public async Task Areas_are_handed_in_by_the_administrator_and_read_by_staff()
    {
        var administrator = await demo.Site.SignInAsync("association_administrator");

        var page = await HandInAsync(administrator, $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"<b>Eskilstuna</b>"},"geometry":{{{Square}}}}]}""");

        page.Status.ShouldBe(200);
        page.TextOf("main")!.ShouldContain("1 områden är inlästa: <b>Eskilstuna</b>");
        var areas = await (await demo.Site.SignInAsync("coach")).GetAsync("/karta/omraden");
        using var json = JsonDocument.Parse(areas.Bytes);
        json.RootElement.GetProperty("features").GetArrayLength().ShouldBe(1);
        (await (await demo.Site.SignInAsync("coach")).GetAsync("/installningar/karta")).Status.ShouldBe(403);
    }

    [Theory]
    [InlineData("", "tom")]
    [InlineData("hej", "inte läsas")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", "inte läsas")]
    [InlineData("""{"type":"Topology"}""", "FeatureCollection")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "minst ett")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[16,59]}}""", "ingen yta|inte en yta")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[16,59],[17,59],[17,60]]]}}""", "inte sluts")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[59,16],[59,17],[60,17],[59,16]]]}}""", "fel ordning")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[600000,6600000],[600001,6600000],[600001,6600001],[600000,6600000]]]}}""", "utanför Sverige")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[["a","b"]]]}}""", "inte läsas")]
    [InlineData("""{"type":"FeatureCollection"}""", "inte läsas")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon"}}""", "inte läsas")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[null]}}""", "inte läsas")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[null,59],[17,59]]]}}""", "inte läsas")]
    [InlineData("""{"type":"Feature","properties":{"name":"a\u0000"},"geometry":{"type":"Polygon","coordinates":[[[16,59],[17,59],[17,60],[16,59]]]}}""", "inte läsas")]
    public async Task What_are_no_areas_is_told_in_words(string file, string told)
    {
        var administrator = await demo.Site.SignInAsync("association_administrator");

        var page = await HandInAsync(administrator, file);

        page.Status.ShouldBe(422);
        told.Split('|').ShouldContain(words => page.TextOf("#Input_File-error")!.Contains(words, StringComparison.Ordinal));
    }

    private static async Task<Page> HandInAsync(Visitor administrator, string file) =>
        await (await administrator.GetAsync("/installningar/karta")).UploadAsync("main form", "Input.File", "kommuner.geojson", Encoding.UTF8.GetBytes(file));

    private static async Task<List<string>> TitlesAsync(Visitor visitor, string path)
    {
        using var json = JsonDocument.Parse((await visitor.GetAsync(path)).Bytes);
        return [.. json.RootElement.GetProperty("found").GetProperty("points").EnumerateArray().SelectMany(static point => point.GetProperty("things").EnumerateArray()).Select(static thing => thing.GetProperty("name").GetString()!)];
    }
}
