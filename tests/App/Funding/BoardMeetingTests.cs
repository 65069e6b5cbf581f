using System.Text;
using Samsteg.Platform;

namespace Samsteg.App.Funding;

/// <summary>Agendas, the papers of a meeting, and who is partial.</summary>
public sealed class BoardMeetingTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly BoardWorld _world = new(demo.Site);

    [Fact]
    public async Task What_is_put_on_an_agenda_moves_comes_off_and_stays_once_it_is_locked()
    {
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var (first, second) = (await _world.PrepareAsync(officer), await _world.PrepareAsync(officer));
        var meeting = await _world.MeetAsync(officer, locks: false, first, second);
        var page = await (await officer.GetAsync(meeting)).SubmitAsync("form[action*='handler=PutOwn']", ("Input.Title", "Val av justerare"));
        Task<string?> OrderAsync() => demo.Site.FactAsync<string>("select string_agg(coalesce(title, initiative_id::text), ' ' order by position) from agenda_items where meeting_id = $1", Guid.Parse(meeting.Split('/')[^1]));

        (await page.SubmitAsync("form[action*='handler=PutOwn']", ("Input.Title", " "))).Status.ShouldBe(422);
        (await page.SubmitAsync("form[action*='handler=PutOwn']", ("Input.Title", ""))).TextOf("[id='Input_Title-error']").ShouldNotBeNull();
        (await page.PressAsync("li:nth-child(3) button[formaction*='handler=Up']")).Status.ShouldBe(200);
        (await OrderAsync()).ShouldBe($"{first.Id} Val av justerare {second.Id}");
        (await page.PressAsync("li:nth-child(1) button[formaction*='handler=Up']")).Status.ShouldBe(200, "what stands first stays there");
        (await OrderAsync()).ShouldBe($"{first.Id} Val av justerare {second.Id}");
        (await (await officer.GetAsync(meeting)).PressAsync("li:nth-child(1) button[formaction*='handler=TakeOff']")).Status.ShouldBe(200);
        (await OrderAsync()).ShouldBe($"Val av justerare {second.Id}");
        (await _world.StateAsync(first)).ShouldBe("in_preparation");
        (await _world.StateAsync(second)).ShouldBe("on_agenda");

        var open = await officer.GetAsync(meeting);
        (await open.SubmitAsync("form[action*='handler=Lock']")).Status.ShouldBe(200);
        (await open.PressAsync("li:nth-child(1) button[formaction*='handler=TakeOff']")).Status.ShouldBe(409);
        (await open.SubmitAsync("form[action*='handler=PutOwn']", ("Input.Title", "Övrigt"))).Status.ShouldBe(409);
        (await Should.ThrowAsync<Npgsql.PostgresException>(demo.Site.OwnerAsync("delete from agenda_items where meeting_id = $1", Guid.Parse(meeting.Split('/')[^1])))).Message.ShouldContain("locked agenda");
        (await (await officer.GetAsync(meeting)).SubmitAsync("form[action*='handler=Unlock']")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_application_stands_on_one_agenda_at_a_time()
    {
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var applied = await _world.PrepareAsync(officer);
        await _world.MeetAsync(officer, locks: false, applied);
        var other = await officer.GetAsync(await _world.MeetAsync(officer, locks: false, await _world.PrepareAsync(officer)));

        var answer = await other.SubmitAsync("form[action*='handler=PutOwn']", ("Input.Title", null), ("Input.Application", applied.Id.ToString()));
        answer.Status.ShouldBe(422);
        (await other.Visitor.PostAsync($"{other.Path}?handler=Put", [.. Page.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)other.Document.QuerySelector("form[action*='PutOwn']")!), ("Input.Application", applied.Id.ToString())])).Status.ShouldBe(422);
        (await demo.Site.FactAsync<long>("select count(*) from agenda_items where initiative_id = $1", applied.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task The_papers_say_the_same_to_the_byte_each_time_and_only_the_board_and_the_office_have_them()
    {
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var applied = await _world.PrepareAsync(officer);
        var meeting = await _world.MeetAsync(officer, locks: true, applied);
        var (member, _) = await _world.MemberAsync();

        var papers = await member.GetAsync($"{meeting}?handler=Docx");
        var words = BoardWorld.WordsOf(papers);
        words.ShouldContain("§ 1 Provinsats");
        words.ShouldContain("Budgeten är reviderad.");
        words.ShouldContain("Fler ska i arbete.");
        words.Replace('\u00a0', ' ').Replace('\u202f', ' ').ShouldContain("500 000");
        BoardWorld.HeadingsOf(papers).ShouldContain((2, "§ 1 Provinsats"));
        using (var zip = new System.IO.Compression.ZipArchive(new MemoryStream(papers.Bytes)))
        {
            zip.Entries.ShouldAllBe(static entry => entry.LastWriteTime.Year == 1980, "nothing tells when they were written");
        }

        (await officer.GetAsync($"{meeting}?handler=Docx")).Bytes.ShouldBe(papers.Bytes);
        var printed = await officer.GetAsync($"{meeting}?handler=Pdf");
        if (printed.Header("Content-Type") == "application/pdf")
        {
            Encoding.ASCII.GetString(printed.Bytes[..5]).ShouldBe("%PDF-");
            (await member.GetAsync($"{meeting}?handler=Pdf")).Bytes.ShouldBe(printed.Bytes);
        }
        else
        {
            printed.Text.ShouldContain("Word");
        }

        (await applied.Lead.GetAsync($"{meeting}?handler=Docx")).Status.ShouldBe(403);
        (await member.GetAsync("/")).Text.ShouldContain("Handlingar till sammanträdet");
        (await member.GetAsync("/sammantraden")).Text.ShouldContain("Stora salen");
        (await member.GetAsync("/sammantraden/nytt")).Status.ShouldBe(403);
        (await member.PostAsync($"{meeting}?handler=Unlock", [.. Page.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)(await member.GetAsync("/konto")).Document.QuerySelector("form[method='post']")!)])).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Who_is_partial_sees_nothing_of_the_preparation_and_takes_no_part()
    {
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var applied = await _world.PrepareAsync(officer);
        var meeting = await _world.MeetAsync(officer, locks: true, applied);
        var item = await _world.ItemAsync(meeting, applied);
        var (partial, account) = await _world.MemberAsync();
        var (other, otherAccount) = await _world.MemberAsync();
        (await partial.GetAsync(meeting)).Text.ShouldContain("Budgeten är reviderad.");

        var form = await partial.GetAsync($"{item}/jav");
        (await form.SubmitAsync("main form[data-warn]", ("Input.Reason", ""))).TextOf("[id='Input_Reason-error']").ShouldNotBeNull();
        (await form.SubmitAsync("main form[data-warn]", ("Input.Reason", "Arbetar hos den sökande."), ("Input.Account", otherAccount.ToString()))).Status.ShouldBe(200);

        var seen = await partial.GetAsync(meeting);
        seen.Text.ShouldNotContain("Budgeten är reviderad.");
        seen.Text.ShouldContain("Här är du jävig");
        BoardWorld.WordsOf(await partial.GetAsync($"{meeting}?handler=Docx")).ShouldNotContain("Budgeten är reviderad.");
        (await _world.SeenAsync(account, "preparations", applied)).ShouldBe(0);
        (await _world.SeenAsync(otherAccount, "preparations", applied)).ShouldBe(1, "nobody declares for another without preparing the case");
        (await other.GetAsync(meeting)).Text.ShouldContain("Budgeten är reviderad.");
        (await (await partial.GetAsync($"{item}/jav")).SubmitAsync("main form[data-warn]", ("Input.Reason", "Igen."))).Status.ShouldBe(200);
        (await demo.Site.FactAsync<long>("select count(*) from conflicts_of_interest where initiative_id = $1", applied.Id)).ShouldBe(1);

        var decision = await officer.GetAsync($"{item}/beslut");
        decision.Document.QuerySelector($"input[value='{account}']").ShouldBeNull();
        var decided = await decision.SubmitAsync("main form[data-warn]");
        decided.Status.ShouldBe(200, decided.Text);
        (await demo.Site.FactAsync<bool>("select was_partial from decision_participants where initiative_id = $1 and account_id = $2", applied.Id, account)).ShouldBeTrue();
        (await demo.Site.FactAsync<bool>("select was_partial from decision_participants where initiative_id = $1 and account_id = $2", applied.Id, otherAccount)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_officer_records_it_for_somebody_and_takes_it_back_but_never_the_own()
    {
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var own = await demo.Site.FactAsync<Guid>("select account_id from role_assignments where role = 'association_officer' order by id desc limit 1");
        var colleague = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var applied = await _world.PrepareAsync(officer);
        var item = await _world.ItemAsync(await _world.MeetAsync(officer, locks: true, applied), applied);

        (await (await colleague.GetAsync($"{item}/jav")).SubmitAsync("main form[data-warn]", ("Input.Account", Guid.NewGuid().ToString()), ("Input.Reason", "Okänd."))).Status.ShouldBe(422);
        (await (await colleague.GetAsync($"{item}/jav")).SubmitAsync("main form[data-warn]", ("Input.Account", own.ToString()), ("Input.Reason", "Nära släkt."))).Status.ShouldBe(200);
        (await officer.GetAsync(applied.Preparation)).Status.ShouldBe(403);
        (await officer.GetAsync($"{item}/beslut")).Status.ShouldBe(403);
        (await _world.SeenAsync(own, "preparation_checks", applied)).ShouldBe(0);
        (await (await officer.GetAsync($"{item}/jav")).SubmitAsync("form[action*='Withdraw']")).Status.ShouldBe(404, "what stands against oneself is not taken back by oneself");
        (await (await colleague.GetAsync($"{item}/jav")).SubmitAsync("form[action*='Withdraw']")).Status.ShouldBe(200);
        (await officer.GetAsync(applied.Preparation)).Status.ShouldBe(200);
    }
}
