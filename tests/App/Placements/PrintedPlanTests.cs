using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Samsteg.App.Participants;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>The plan of the three parties on paper: what is agreed, no more of the participant than the workplace may know, and room to sign for who has not confirmed.</summary>
public sealed class PrintedPlanTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Docx = "a[href$='handler=Docx']";
    private readonly PlacementWorld _world = new(demo.Site);
    private readonly SupervisionWorld _supervision = new(demo.Site);

    [Fact]
    public async Task It_holds_the_terms_who_has_confirmed_them_and_room_for_who_has_not()
    {
        var one = await _supervision.PlacementAsync();
        await ConfirmAsync(one, "organisation", "Hanna Handled");
        var page = await (await demo.Site.SignInAsync("coach")).GetAsync(await _world.PathAsync(one.Placement));

        var text = TextOf(await page.FollowAsync(Docx));

        foreach (var told in new[]
        {
            "Arbetsträning", await HostAsync(one), "Prova", "Hanna Handled", "Carin Demo", "Nyttiga Affärer", "2 mars 2026 – 30 juni 2026", "16", "Förmiddag: måndag, tisdag, onsdag, torsdag", "Vika servetter",
            "Förnamn och tider", "Inte gjord", "Bekräftat 1 april 2026 av Hanna Handled. Vid ett möte.", "Underskrift", "Utskriven 15 april 2026",
        })
        {
            text.ShouldContain(told);
        }

        text.Split("Underskrift").Length.ShouldBe(3, "the participant and the initiative have not confirmed");
        foreach (var hidden in new[] { "Provberg", "Klara en hel vecka", PlacementWorld.Reference(one.Participant), "1990" })
        {
            text.ShouldNotContain(hidden);
        }

        var pdf = await page.FollowAsync("a[href$='handler=Pdf']");
        pdf.Header("Content-Type").ShouldBe("application/pdf");
        pdf.Header("Content-Disposition").ShouldNotBeNull().ShouldContain("gemensam-plan.pdf");
        pdf.Header("Cache-Control").ShouldBe("no-store");
        Encoding.ASCII.GetString(pdf.Bytes[..5]).ShouldBe("%PDF-");
        (await ExportsAsync(one)).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_shared_is_in_it_while_the_waiver_stands()
    {
        var one = await _supervision.PlacementAsync();
        await demo.Site.OwnerAsync("update placement_plans set shared = '{full_name,phone,goals,adjustments}', goals = 'Klara en hel vecka' || chr(10) || 'Gå själv <dit> & hem' || chr(1) where placement_id = $1", one.Placement);
        await demo.Site.OwnerAsync("update participant_details set phone = '070-123 45 67' where participant_id = $1", one.Participant);
        await demo.Site.OwnerAsync("""
            insert into place_profiles (participant_id, initiative_id, least_hours, most_hours, times, swedish, supports, avoids, ready_on)
            select id, initiative_id, 5, 20, 85, 'words', '{quiet_place}', '{heavy_lifting}', '2026-03-01' from participants where id = $1
            """, one.Participant);
        string[] shared = ["Prova Provberg", "070-123 45 67", "Klara en hel vecka", "Gå själv <dit> & hem", "lugn"];
        var page = await (await demo.Site.SignInAsync("coach")).GetAsync(await _world.PathAsync(one.Placement));

        var text = TextOf(await page.FollowAsync(Docx));
        shared.Where(text.Contains).ShouldBeEmpty("nobody has waived anything");
        await _supervision.WaiveAsync(one);
        text = TextOf(await page.FollowAsync(Docx));

        shared.Where(told => !text.Contains(told, StringComparison.Ordinal)).ShouldBeEmpty();
        text.ShouldNotContain("lyft", Case.Insensitive, "what is avoided is not what is to be adjusted");
    }

    [Fact]
    public async Task A_protected_identity_is_a_reference_also_where_a_name_was_said()
    {
        var one = await _supervision.PlacementAsync(isProtected: true);
        await _supervision.WaiveAsync(one);
        await demo.Site.OwnerAsync("update placement_plans set shared = '{full_name,phone,goals,adjustments}' where placement_id = $1", one.Placement);
        await ConfirmAsync(one, "participant", "Prova Provberg");

        var text = TextOf(await (await (await demo.Site.SignInAsync("coach")).GetAsync(await _world.PathAsync(one.Placement))).FollowAsync(Docx));

        text.ShouldContain($"Bekräftat 1 april 2026 av Skyddade personuppgifter ({PlacementWorld.Reference(one.Participant)}). Vid ett möte.");
        foreach (var hidden in new[] { "Prova", "Provberg", "Klara en hel vecka", "Förnamn" })
        {
            text.ShouldNotContain(hidden);
        }
    }

    [Fact]
    public async Task It_is_for_those_who_may_read_the_placement_and_of_a_placement_with_a_plan()
    {
        var one = await _supervision.PlacementAsync();
        var path = await _world.PathAsync(one.Placement);
        foreach (var file in new[] { "Pdf", "Docx" })
        {
            (await (await demo.Site.SignInAsync("board_member")).GetAsync($"{path}?handler={file}")).Status.ShouldBe(403);
            (await (await demo.Site.SignInAsync("supervisor")).GetAsync($"{path}?handler={file}")).Status.ShouldBe(403);
            (await (await demo.Site.SignInAsync(Role.Coach, await _world.InitiativeAsync())).GetAsync($"{path}?handler={file}")).Status.ShouldBe(404, "it is not her case");
            (await (await demo.Site.SignInAsync("coach")).GetAsync($"/insatser/{Guid.CreateVersion7()}/platser/{one.Placement}?handler={file}")).Status.ShouldBe(404);
            (await (await demo.Site.SignInAsync("coach")).GetAsync($"{await _world.PathAsync(await _world.PlacementAsync(await _world.ParticipantAsync()))}?handler={file}")).Status.ShouldBe(404, "nothing is planned");
        }

        (await ExportsAsync(one)).ShouldBe(0);
    }

    [Fact]
    public async Task The_participant_has_the_same_of_the_own_places_alone()
    {
        var (one, another) = (await _supervision.PlacementAsync(), await _supervision.PlacementAsync());
        await ConfirmAsync(one, "organisation", "Hanna Handled");
        var own = await new OwnWorld(demo.Site).SignInAsync(one.Participant);
        var page = await own.GetAsync("/min-sida/plats");

        var text = TextOf(await page.FollowAsync(Docx));

        text.ShouldBe(TextOf(await (await (await demo.Site.SignInAsync("coach")).GetAsync(await _world.PathAsync(one.Placement))).FollowAsync(Docx)));
        (await own.GetAsync($"/min-sida/plats?plats={another.Placement}&handler=Docx")).Status.ShouldBe(404);
        (await own.GetAsync("/min-sida/plats?handler=Pdf")).Status.ShouldBe(404);
        (await own.GetAsync("/min-sida/last")).Text.ShouldContain("Tog ut uppgifterna som en fil");
    }

    private Task ConfirmAsync(Supervised of, string party, string saidBy) => demo.Site.OwnerAsync("""
        insert into placement_confirmations (id, initiative_id, participant_id, placement_id, party, way, said_by, occurred_on, registered_at, registered_by)
        select uuidv7(), initiative_id, participant_id, id, $2, 'meeting', $3, '2026-04-01', '2026-04-01', (select id from accounts where demo_role = 'coach') from placements where id = $1
        """, of.Placement, party, saidBy);

    private async Task<string> HostAsync(Supervised of) => (await demo.Site.FactAsync<string>("select name from organisations where id = $1", of.Organisation)).ShouldNotBeNull();

    private Task<long> ExportsAsync(Supervised of) => demo.Site.FactAsync<long>("select count(*) from audit_entries where action = 'exported' and subject_kind = 'placement_plans' and participant_id = $1", of.Participant);

    private static string TextOf(Page file)
    {
        file.Status.ShouldBe(200);
        file.Header("Content-Disposition").ShouldNotBeNull().ShouldContain("gemensam-plan.docx");
        using var document = WordprocessingDocument.Open(new MemoryStream(file.Bytes), isEditable: false);
        new OpenXmlValidator().Validate(document).Select(static error => error.Description).ShouldBeEmpty("every program opens it");
        return document.MainDocumentPart!.Document!.Body!.InnerText.Replace('\u00a0', ' ');
    }
}
