using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.App.Funding;

/// <summary>Parties sign the very content that was put forward, each its own; any change voids it; what is handed out is verified by anybody.</summary>
public sealed class SigningTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private Site Site => demo.Site;

    [Fact]
    public async Task Who_writes_is_told_when_all_that_must_be_answered_is_until_it_is_put_forward_or_something_is_missing()
    {
        var world = await SigningWorld.MakeAsync(demo.Site);
        async Task<bool> IsToldAsync(Visitor who) => (await who.GetAsync("/")).Document.QuerySelector($"main a[href='{world.Path}/lagg-fram']") is not null;
        var coach = await demo.Site.SignInAsync(Role.Coach, world.Initiative);

        (await IsToldAsync(world.Lead)).ShouldBeTrue();
        (await IsToldAsync(coach)).ShouldBeFalse();
        (await IsToldAsync(await demo.Site.SignInAsync("association_officer"))).ShouldBeFalse("the association does not write it");
        (await world.AnswerAsync("title", null)).IsDone.ShouldBeTrue();
        (await IsToldAsync(world.Lead)).ShouldBeFalse("something is missing");
        (await world.AnswerAsync("title", new TextAnswer("Provinsats"))).IsDone.ShouldBeTrue();
        (await IsToldAsync(world.Lead)).ShouldBeTrue();
        (await world.FreezeAsync(("s0_1", null, null), ("s1_1", null, null))).Status.ShouldBe(200);
        (await world.StateAsync()).ShouldBe("signing");
        (await IsToldAsync(world.Lead)).ShouldBeFalse("it is put forward");
    }

    [Fact]
    public async Task All_parties_sign_in_any_order_and_the_application_is_sent_in()
    {
        var world = await SigningWorld.MakeAsync(Site, partners: 2);
        var (owner, ownerAccount) = await world.SignatoryAsync(0);
        var (partner, partnerAccount) = await world.SignatoryAsync(1);

        var frozen = await world.FreezeAsync(("s0_1", ownerAccount, null), ("s1_1", partnerAccount, null), ("s2_1", null, null));

        frozen.Path.ShouldBe($"{world.Path}/underskrifter");
        (await world.StateAsync()).ShouldBe("signing");
        (await world.ToldAsync("signature_wanted", ownerAccount)).ShouldBe(1);
        (await owner.GetAsync("/")).Text.ShouldContain("Underskrift väntar");
        (await owner.GetAsync(world.Path + "/underskrifter")).Status.ShouldBe(404, "the signatory does not reach the initiative");

        // The partner first.
        var second = (await Site.Database.RowsAsync("select id, party from signature_requests where initiative_id = $1 order by place, number", world.Initiative)).Select(static row => (Id: (Guid)row[0]!, Party: (string)row[1]!)).ToList();
        var page = await partner.GetAsync($"/underskrifter/{second[1].Id}");
        page.Text.ShouldContain("Provinsats");
        page.Text.ShouldContain("Planen är bindande.");
        var digest = await Site.FactAsync<byte[]>("select sha256 from application_versions where initiative_id = $1", world.Initiative);
        page.Text.ShouldContain(FrozenVersion.FingerprintOf(digest!));
        var signed = await SigningWorld.SignAsync(page);
        signed.Text.ShouldContain("Tack, du har skrivit under.");
        (await world.StateAsync()).ShouldBe("signing");

        (await SigningWorld.SignAsync(await owner.GetAsync($"/underskrifter/{second[0].Id}"), ("Input.Name", "Anna Ägare"))).Status.ShouldBe(200);
        (await world.StateAsync()).ShouldBe("signing", "the one on paper is missing");

        // On paper.
        var overview = await world.Lead.GetAsync($"{world.Path}/underskrifter");
        var paper = await overview.FollowAsync($"a[href$='{second[2].Id}/papper']");
        var refused = await paper.UploadAsync("main form", "Input.File", "papper.docx", Encoding.UTF8.GetBytes("x"), ("Input.SignedOn", "2026-04-16"));
        refused.Status.ShouldBe(422);
        refused.TextOf("[id='Input_Name-error']").ShouldNotBeNull();
        refused.TextOf("[id='Input_Title-error']").ShouldNotBeNull();
        refused.TextOf("[id='Input_SignedOn-error']").ShouldNotBeNull();
        refused.TextOf("[id='Input_File-error']").ShouldNotBeNull();
        var form = paper.Document.QuerySelector("input[name='Input.Form']")!.GetAttribute("value")!;
        var handedIn = await paper.UploadAsync("main form", "Input.File", "papper.png", Png, ("Input.Name", "Pia Papper"), ("Input.Title", "ordförande"), ("Input.SignedOn", "2026-04-15"));
        handedIn.Text.ShouldContain("Underskriften är registrerad.");
        handedIn.Text.ShouldContain("Pia Papper, ordförande");
        (await world.StateAsync()).ShouldBe("signed");
        (await Site.FactAsync<long>("select count(*) from application_events where initiative_id = $1 and act = 'complete_signing'", world.Initiative)).ShouldBe(1);
        (await Site.FactAsync<long>("select count(*) from signatures where initiative_id = $1 and sha256 = $2 and (method <> 'paper' or document_version_id is not null and evidence_sha256 is not null)", world.Initiative, digest)).ShouldBe(3);
        (await paper.UploadAsync("main form", "Input.File", "papper.png", Png, ("Input.Name", "Pia Papper"), ("Input.Title", "ordförande"), ("Input.SignedOn", "2026-04-15"), ("Input.Form", form))).Status.ShouldBe(200, "sent twice");

        var sent = await handedIn.SubmitAsync("form[action*='handler=Submit']");
        sent.Text.ShouldContain("Ansökan är inlämnad.");
        (await world.StateAsync()).ShouldBe("submitted");
        (await world.ToldAsync("application_submitted", world.LeadAccount)).ShouldBe(1);
        (await world.AnswerAsync("title", new TextAnswer("Ett annat"))).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Nobody_signs_twice_for_a_party_as_signatory_and_as_deputy()
    {
        var world = await SigningWorld.MakeAsync(Site);
        var (owner, account) = await world.SignatoryAsync(0);
        var (_, colleague) = await world.SignatoryAsync(0);
        await world.FreezeAsync(("s0_1", account, null), ("s1_1", null, null));
        var first = await world.RequestAsync("owner");
        var second = await Site.FactAsync<Guid>("""
            insert into signature_requests (id, initiative_id, version_id, place, field, party, organisation_id, number, signatory_id, deputy_id, asked_at, asked_by)
            select gen_random_uuid(), initiative_id, version_id, place, field, party, organisation_id, 2, $2, signatory_id, asked_at, asked_by from signature_requests where id = $1 returning id
            """, first, colleague);

        (await SigningWorld.SignAsync(await owner.GetAsync($"/underskrifter/{first}"))).Text.ShouldContain("Tack, du har skrivit under.");
        (await SigningWorld.SignAsync(await owner.GetAsync($"/underskrifter/{second}"), ("Input.AsDeputy", "true"))).Status.ShouldBe(409);
        (await Site.FactAsync<long>("select count(*) from signatures where initiative_id = $1", world.Initiative)).ShouldBe(1);
    }

    [Fact]
    public async Task No_other_paper_stands_for_a_signature()
    {
        var world = await SigningWorld.MakeAsync(Site, partners: 2);
        await world.FreezeAsync(("s0_1", null, null), ("s1_1", null, null), ("s2_1", null, null));
        var requests = (await Site.Database.RowsAsync("select id from signature_requests where initiative_id = $1 order by place", world.Initiative)).Select(static row => (Guid)row[0]!).ToList();
        (string, string?)[] said = [("Input.Name", "Pia Papper"), ("Input.Title", "ordförande"), ("Input.SignedOn", "2026-04-15")];
        var first = await world.Lead.GetAsync($"{world.Path}/underskrifter/{requests[0]}/papper");
        (await first.UploadAsync("main form", "Input.File", "papper.png", Png, said)).Text.ShouldContain("Underskriften är registrerad.");
        var used = first.Document.QuerySelector("input[name='Input.Form']")!.GetAttribute("value")!;
        var stranger = Guid.CreateVersion7();
        await Site.OwnerAsync("insert into documents (id, initiative_id, kind, title) values ($1, $2, 'report', 'Rapport')", stranger, world.Initiative);
        await Site.OwnerAsync("""
            insert into document_versions (id, document_id, number, file_name, format, size, sha256, state, uploaded_at, uploaded_by) values ($1, $1, 1, 'rapport.pdf', 'pdf', 1, decode(repeat('00', 32), 'hex'), 'clean', now(), $2)
            """, stranger, world.LeadAccount);

        foreach (var form in new[] { used, stranger.ToString() })
        {
            var page = await world.Lead.GetAsync($"{world.Path}/underskrifter/{requests[1]}/papper");
            (await page.UploadAsync("main form", "Input.File", "annat.png", Png, [.. said, ("Input.Form", form)])).Status.ShouldBe(409, form);
        }

        (await Site.FactAsync<long>("select count(*) from signatures where initiative_id = $1", world.Initiative)).ShouldBe(1);
    }

    [Fact]
    public async Task Only_the_named_signatory_or_the_deputy_signs()
    {
        var world = await SigningWorld.MakeAsync(Site);
        var (_, named) = await world.SignatoryAsync(0);
        var (deputy, deputyAccount) = await world.SignatoryAsync(0);
        var (colleague, _) = await world.SignatoryAsync(0);
        var (other, _) = await world.SignatoryAsync(1);
        await world.FreezeAsync(("s0_1", named, deputyAccount), ("s1_1", null, null));
        var path = $"/underskrifter/{await world.RequestAsync("owner")}";

        (await colleague.GetAsync(path)).Status.ShouldBe(404);
        (await other.GetAsync(path)).Status.ShouldBe(404);
        (await other.GetAsync($"/underskrifter/{await world.RequestAsync("partners")}")).Status.ShouldBe(404, "on paper");
        (await Site.Visit().GetAsync(path)).Path.ShouldStartWith("/logga-in");
        foreach (var role in Enum.GetValues<Role>().Where(static role => role is not (Role.Signatory or Role.Participant)))
        {
            var visitor = await Site.SignInAsync(role, PermissionTable.IsGivenInInitiatives(role) ? world.Initiative : null, PermissionTable.PlaceOf(role) == RolePlace.Association ? null : world.Organisations[0]);
            (await visitor.GetAsync(path)).Status.ShouldBe(403, $"{role}");
        }

        var page = await deputy.GetAsync(path);
        (await SigningWorld.SignAsync(page)).TextOf("[id='Input_AsDeputy-error']").ShouldNotBeNull("the deputy must say so");
        (await page.SubmitAsync("main form[data-warn]", ("Input.Title", ""), ("Input.Name", " "))).TextsOf(".ds-validation-message, [id$='-error']").Count.ShouldBeGreaterThanOrEqualTo(3);
        (await SigningWorld.SignAsync(page, ("Input.Digest", new string('0', 64)), ("Input.AsDeputy", "true"))).Status.ShouldBe(409, "another content than was shown");
        (await SigningWorld.SignAsync(page, ("Input.AsDeputy", "true"))).Status.ShouldBe(200);
        (await Site.FactAsync<bool>("select is_deputy from signatures where initiative_id = $1", world.Initiative)).ShouldBeTrue();
        (await SigningWorld.SignAsync(page, ("Input.AsDeputy", "true"))).Status.ShouldBe(409, "twice");
    }

    [Fact]
    public async Task A_role_that_has_ended_signs_no_more()
    {
        var world = await SigningWorld.MakeAsync(Site);
        var (signatory, account) = await world.SignatoryAsync(0);
        await world.FreezeAsync(("s0_1", account, null), ("s1_1", null, null));
        var page = await signatory.GetAsync($"/underskrifter/{await world.RequestAsync("owner")}");
        page.Status.ShouldBe(200);
        await Site.OwnerAsync("update role_assignments set organisation_id = $2 where account_id = $1", account, world.Organisations[2]);

        (await SigningWorld.SignAsync(page)).Status.ShouldBe(404);
        (await Site.FactAsync<long>("select count(*) from signatures where initiative_id = $1", world.Initiative)).ShouldBe(0);
    }

    [Fact]
    public async Task Any_change_voids_the_signatures_and_tells_each_what_changed()
    {
        var world = await SigningWorld.MakeAsync(Site);
        var (owner, ownerAccount) = await world.SignatoryAsync(0);
        var (partner, partnerAccount) = await world.SignatoryAsync(1);
        await world.FreezeAsync(("s0_1", ownerAccount, null), ("s1_1", partnerAccount, null));
        var (ownerPage, partnerPage) = (await owner.GetAsync($"/underskrifter/{await world.RequestAsync("owner")}"), await partner.GetAsync($"/underskrifter/{await world.RequestAsync("partners")}"));
        await SigningWorld.SignAsync(ownerPage);

        (await world.AnswerAsync("amount", new NumberAnswer(1000), reopens: false)).Status.ShouldBe(409, "who has not chosen to reopen it changes nothing");
        (await world.AnswerAsync("amount", new NumberAnswer(2500))).IsDone.ShouldBeTrue();

        (await world.StateAsync()).ShouldBe("draft");
        (await Site.FactAsync<long>("select count(*) from application_versions where initiative_id = $1 and voided_at is not null and voided_by = $2", world.Initiative, world.LeadAccount)).ShouldBe(1);
        (await world.ToldAsync("signature_voided", ownerAccount)).ShouldBe(1);
        (await world.ToldAsync("signature_voided", partnerAccount)).ShouldBe(0, "had not signed");
        var refused = await SigningWorld.SignAsync(partnerPage);
        refused.Status.ShouldBe(409);
        refused.Text.ShouldContain("har ändrats sedan du öppnade sidan");
        (await partner.GetAsync(partnerPage.Path)).Text.ShouldContain("gäller inte längre");
        var old = await world.Lead.GetAsync($"{world.Path}/versioner/1");
        old.TextsOf(".changes li").ShouldHaveSingleItem().ShouldContain("Belopp");

        await world.FreezeAsync(("s0_1", ownerAccount, null), ("s1_1", partnerAccount, null));
        (await ownerPage.Visitor.GetAsync(ownerPage.Path)).Document.QuerySelector("main .note a[href^='/underskrifter/']").ShouldNotBeNull("leads to the version that counts");
        var anew = await owner.GetAsync($"/underskrifter/{await world.RequestAsync("owner")}");
        anew.Text.ShouldContain("Ändrat sedan ni skrev under version 1");
        anew.TextsOf(".changes li").ShouldHaveSingleItem().ShouldContain("2 500");
        (await partner.GetAsync($"/underskrifter/{await world.RequestAsync("partners")}")).Document.QuerySelector(".changes").ShouldBeNull("has not signed before");
        await SigningWorld.SignAsync(anew);
        (await Site.FactAsync<long>("select count(*) from signatures where initiative_id = $1", world.Initiative)).ShouldBe(2);
    }

    [Fact]
    public async Task A_partner_that_is_removed_while_others_sign_voids_the_version()
    {
        var world = await SigningWorld.MakeAsync(Site);
        var (owner, account) = await world.SignatoryAsync(0);
        await world.FreezeAsync(("s0_1", account, null), ("s1_1", null, null));
        await SigningWorld.SignAsync(await owner.GetAsync($"/underskrifter/{await world.RequestAsync("owner")}"));
        var row = await Site.FactAsync<Guid>("select row_id from application_answers where initiative_id = $1 and field = 'partners' and column_key is null", world.Initiative);

        await using (var scope = await Site.ScopeOfAsync(world.LeadAccount))
        {
            var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
            await database.BeginAsync(TestContext.Current.CancellationToken);
            var draft = (await scope.ServiceProvider.GetRequiredService<ApplicationDrafts>().LoadAsync(new InitiativeId(world.Initiative), default))!;
            (await scope.ServiceProvider.GetRequiredService<SaveAnswers>().RemoveRowAsync(draft, new AnswerPath("partners", row), reopens: true, default)).IsDone.ShouldBeTrue();
            await database.CommitAsync(TestContext.Current.CancellationToken);
        }

        (await world.StateAsync()).ShouldBe("draft");
        (await world.Lead.GetAsync($"{world.Path}/versioner/1")).Text.ShouldContain("borttagen rad");
        (await world.FreezeAsync(("s0_1", account, null))).Status.ShouldBe(200);
        (await Site.FactAsync<long>("select count(*) from signature_requests r join application_versions v on v.id = r.version_id where r.initiative_id = $1 and v.voided_at is null", world.Initiative)).ShouldBe(1);
    }

    [Fact]
    public async Task Two_who_sign_at_the_same_moment_complete_it_once()
    {
        for (var round = 0; round < 5; round++)
        {
            var world = await SigningWorld.MakeAsync(Site);
            var (owner, ownerAccount) = await world.SignatoryAsync(0);
            var (partner, partnerAccount) = await world.SignatoryAsync(1);
            await world.FreezeAsync(("s0_1", ownerAccount, null), ("s1_1", partnerAccount, null));
            var (one, two) = (await owner.GetAsync($"/underskrifter/{await world.RequestAsync("owner")}"), await partner.GetAsync($"/underskrifter/{await world.RequestAsync("partners")}"));

            var answers = await Task.WhenAll(SigningWorld.SignAsync(one), SigningWorld.SignAsync(two));

            answers.ShouldAllBe(static answer => answer.Status == 200);
            (await world.StateAsync()).ShouldBe("signed");
            (await Site.FactAsync<long>("select count(*) from application_events where initiative_id = $1 and act = 'complete_signing'", world.Initiative)).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Who_signs_while_somebody_changes_has_signed_what_is_void_or_is_told()
    {
        for (var round = 0; round < 5; round++)
        {
            var world = await SigningWorld.MakeAsync(Site);
            var (owner, account) = await world.SignatoryAsync(0);
            await world.FreezeAsync(("s0_1", account, null), ("s1_1", null, null));
            var page = await owner.GetAsync($"/underskrifter/{await world.RequestAsync("owner")}");

            var (signing, changing) = (SigningWorld.SignAsync(page), world.AnswerAsync("amount", new NumberAnswer(round + 1)));
            await Task.WhenAll(signing, changing);

            (await changing).IsDone.ShouldBeTrue();
            (await world.StateAsync()).ShouldBe("draft");
            (await Site.FactAsync<long>("select count(*) from application_versions where initiative_id = $1 and voided_at is null", world.Initiative)).ShouldBe(0);
            (await world.ToldAsync("signature_voided", account)).ShouldBe((await signing).Status == 200 ? 1 : 0);
            (await signing).Status.ShouldBeOneOf(200, 409);
        }
    }

    [Fact]
    public async Task What_is_answered_while_it_is_frozen_stands_in_the_version_or_is_not_written()
    {
        for (var round = 0; round < 5; round++)
        {
            var world = await SigningWorld.MakeAsync(Site, partners: 0);
            var page = await world.Lead.GetAsync($"{world.Path}/lagg-fram");

            var (freezing, answering) = (page.SubmitAsync("main form"), world.AnswerAsync("amount", new NumberAnswer(77), reopens: false));
            await Task.WhenAll(freezing, answering);

            (await freezing).Status.ShouldBe(200);
            (await Site.FactAsync<string>("select content from application_versions where initiative_id = $1", world.Initiative))!.Contains("\"amount\":77", StringComparison.Ordinal).ShouldBe((await answering).IsDone);
            (await Site.FactAsync<long>("select count(*) from application_answers where initiative_id = $1 and field = 'amount'", world.Initiative)).ShouldBe((await answering).IsDone ? 1 : 0);
        }
    }

    [Fact]
    public async Task A_rejection_is_told_with_its_reason_and_another_may_be_asked()
    {
        var world = await SigningWorld.MakeAsync(Site);
        var (owner, account) = await world.SignatoryAsync(0);
        var (successor, successorAccount) = await world.SignatoryAsync(0);
        await world.FreezeAsync(("s0_1", account, null), ("s1_1", null, null));
        var request = await world.RequestAsync("owner");
        var page = await owner.GetAsync($"/underskrifter/{request}");

        (await page.SubmitAsync("form[action*='handler=Reject']")).TextOf("[id='Input_Reason-error']").ShouldNotBeNull();
        (await page.SubmitAsync("form[action*='handler=Reject']", ("Input.Reason", "Beloppet stämmer inte."))).Text.ShouldContain("Du har avvisat.");
        (await SigningWorld.SignAsync(page)).Status.ShouldBe(409);

        (await world.ToldAsync("signature_rejected", world.LeadAccount)).ShouldBe(1);
        (await world.Lead.GetAsync("/")).Text.ShouldContain("En part har avvisat");
        var overview = await world.Lead.GetAsync($"{world.Path}/underskrifter");
        overview.Text.ShouldContain("Beloppet stämmer inte.");
        (await world.StateAsync()).ShouldBe("signing", "the version stays");
        var again = await overview.FollowAsync($"a[href$='{request}/vem']");
        (await again.SubmitAsync("main form", ("Input.Signatory", successorAccount.ToString()), ("Input.Deputy", successorAccount.ToString()))).TextOf("[id='Input_Deputy-error']").ShouldNotBeNull();
        (await again.SubmitAsync("main form", ("Input.Signatory", Guid.NewGuid().ToString()))).Status.ShouldBe(422);
        (await again.SubmitAsync("main form", ("Input.Signatory", successorAccount.ToString()), ("Input.Deputy", string.Empty))).Status.ShouldBe(200);
        (await world.Lead.GetAsync("/")).Text.ShouldNotContain("En part har avvisat");
        (await SigningWorld.SignAsync(await successor.GetAsync($"/underskrifter/{await world.RequestAsync("owner")}"))).Status.ShouldBe(200);
        (await world.Lead.GetAsync($"{world.Path}/underskrifter/{request}/vem")).Status.ShouldBe(404, "it is replaced and signed");
    }

    [Fact]
    public async Task Nothing_is_frozen_that_is_not_whole_or_has_nobody_to_sign_it()
    {
        var world = await SigningWorld.MakeAsync(Site);
        (await world.AnswerAsync("title", null)).IsDone.ShouldBeTrue();
        await world.SignatoryAsync(0);
        var (_, stranger) = await world.SignatoryAsync(1);

        var page = await world.Lead.GetAsync($"{world.Path}/lagg-fram");
        page.Document.QuerySelector($"a[href='{world.Path}/del/about#title']").ShouldNotBeNull("leads to what is missing");
        var refused = await world.FreezeAsync(("s0_1", stranger, null));

        refused.Status.ShouldBe(422);
        refused.Text.ShouldContain("Allt som måste fyllas i är inte ifyllt.");
        refused.TextOf("[id*='Signatories'][id$='-error']").ShouldNotBeNull("signs for another party");
        refused.Document.QuerySelectorAll("select[name='Input.Signatories[s0_1]'] option").Select(static option => option.GetAttribute("value")).ShouldNotContain(stranger.ToString());
        (await world.StateAsync()).ShouldBe("draft");
        (await Site.FactAsync<long>("select count(*) from application_versions where initiative_id = $1", world.Initiative)).ShouldBe(0);
        (await page.SubmitAsync("main form", ("Input.SignBy", "2020-01-01"))).TextOf("[id='Input_SignBy-error']").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("2026-03-29", "2026-03-29T21:59:59Z", true)] // the clock was changed that night
    [InlineData("2026-03-29", "2026-03-29T22:00:00Z", false)]
    [InlineData("2026-10-25", "2026-10-25T22:59:59Z", true)]
    [InlineData("2026-10-25", "2026-10-25T23:00:00Z", false)]
    public async Task An_application_is_sent_in_until_the_last_second_of_the_last_day_also_when_the_clock_is_changed(string last, string now, bool isTaken)
    {
        await using var site = await Site.StartAsync();
        site.Clock.Advance(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero) - site.Clock.GetUtcNow());
        var call = await CallAsync(site, last);
        var world = await SigningWorld.MakeAsync(site, call, partners: 0);
        var (owner, account) = await world.SignatoryAsync(0);
        await world.FreezeAsync(("s0_1", account, null));
        await SigningWorld.SignAsync(await owner.GetAsync($"/underskrifter/{await world.RequestAsync("owner")}"));
        (await world.StateAsync()).ShouldBe("signed");
        site.Clock.Advance(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture) - site.Clock.GetUtcNow());
        var lead = await site.SignInAsync(Role.AssociationOfficer);

        var answer = await (await lead.GetAsync($"{world.Path}/underskrifter")).SubmitAsync("form[action*='handler=Submit']");

        answer.Status.ShouldBe(isTaken ? 200 : 422);
        (await world.StateAsync()).ShouldBe(isTaken ? "submitted" : "signed");
        if (!isTaken)
        {
            answer.Text.ShouldContain("Utlysningen är stängd.");
            await site.OwnerAsync("update applications set late_reason = 'Strömavbrott', late_admitted_at = now(), late_admitted_by = $2 where initiative_id = $1", world.Initiative, world.LeadAccount);
            (await (await lead.GetAsync($"{world.Path}/underskrifter")).SubmitAsync("form[action*='handler=Submit']")).Status.ShouldBe(200);
            (await world.StateAsync()).ShouldBe("submitted");
        }
    }

    [Fact]
    public async Task Reminders_are_sent_once_before_the_last_day_also_when_a_round_was_missed_and_by_hand_once_a_day()
    {
        await using var site = await Site.StartAsync();
        var world = await SigningWorld.MakeAsync(site);
        var (owner, account) = await world.SignatoryAsync(0);
        await (await world.Lead.GetAsync($"{world.Path}/lagg-fram")).SubmitAsync("main form", ("Input.Signatories[s0_1]", account.ToString()), ("Input.SignBy", "2026-04-25"));
        async Task<long> RoundAsync()
        {
            await using var scope = site.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetServices<IJob>().Single(static job => job.Kind == "signatures.remind").RunAsync(default, TestContext.Current.CancellationToken);
            return await world.ToldAsync("signature_reminder", account);
        }

        (await RoundAsync()).ShouldBe(0, "ten days are left");
        var overview = await world.Lead.GetAsync($"{world.Path}/underskrifter");
        (await overview.SubmitAsync("form[action*='handler=Remind']")).Text.ShouldContain("Påminnelser är skickade: 1.");
        (await overview.SubmitAsync("form[action*='handler=Remind']")).Text.ShouldContain("redan påminda");
        (await world.ToldAsync("signature_reminder", account)).ShouldBe(1);
        site.Clock.Advance(TimeSpan.FromDays(9)); // a day after the round that was missed
        (await RoundAsync()).ShouldBe(2);
        (await RoundAsync()).ShouldBe(2);
        site.Clock.Advance(TimeSpan.FromDays(1));
        (await RoundAsync()).ShouldBe(2, "once");
        (await (await site.SignInAsync(Role.AssociationOfficer)).GetAsync($"{world.Path}/underskrifter")).Status.ShouldBe(200);
        _ = owner;
    }

    [Fact]
    public async Task Anybody_who_holds_the_content_verifies_it_and_nobody_is_named()
    {
        var world = await SigningWorld.MakeAsync(Site, partners: 0);
        var (owner, account) = await world.SignatoryAsync(0);
        await world.FreezeAsync(("s0_1", account, null));
        await SigningWorld.SignAsync(await owner.GetAsync($"/underskrifter/{await world.RequestAsync("owner")}"), ("Input.Name", "Ovanligt Namn"));
        var version = await world.Lead.GetAsync($"{world.Path}/versioner/1");
        var content = await version.FollowAsync("a[href*='handler=Json']");
        var signatures = await version.FollowAsync("a[href*='handler=File']");

        CanonicalApplication.Digest(content.Source).ShouldBe(await Site.FactAsync<byte[]>("select sha256 from application_versions where initiative_id = $1", world.Initiative));
        SignedContent.Of(content.Bytes).IsWhollySigned(SignaturesFile.Read(signatures.Source)!).ShouldBeTrue();
        (await Site.FactAsync<long>("select count(*) from audit_entries where initiative_id = $1 and action = 'exported'", world.Initiative)).ShouldBe(2);

        var anybody = Site.Visit();
        var page = await anybody.GetAsync("/verifiera");
        var known = await page.UploadAsync("main form", "Input.File", "innehall.json", content.Bytes);
        known.Text.ShouldContain("Filen är oförändrad");
        known.Text.ShouldContain("1 av 1");
        known.Text.ShouldNotContain("Ovanligt Namn");
        (await page.UploadAsync("main form", "Input.File", "innehall.json", Encoding.UTF8.GetBytes(content.Source.Replace("Provinsats", "Annat", StringComparison.Ordinal)))).Text.ShouldContain("något i den ändrat");
        (await page.UploadAsync("main form", "Input.File", "annat.pdf", [1, 2, 3])).Text.ShouldContain("inte innehållet i en ansökan");
        (await page.UploadAsync("main form", "Input.File", "tom.json", [])).Status.ShouldBe(422);
        foreach (var odd in new[] { """{"canonical":1,"answers":{},"parties":[{"signatures":2147483647},{"signatures":2147483647}]}""", """{"\ud800\ud800\ud800\ud800\ud800\ud800nonical":1,"answers":{},"parties":[]}""" })
        {
            (await page.UploadAsync("main form", "Input.File", "konstig.json", Encoding.UTF8.GetBytes(odd))).Text.ShouldContain("Filen finns inte här");
        }

        await world.AnswerAsync("amount", new NumberAnswer(7));
        (await page.UploadAsync("main form", "Input.File", "innehall.json", content.Bytes)).Text.ShouldContain("Gäller inte längre");
    }

    [Fact]
    public async Task An_application_is_taken_back_with_a_reason_and_is_signed_no_more()
    {
        var world = await SigningWorld.MakeAsync(Site);
        var (owner, account) = await world.SignatoryAsync(0);
        await world.FreezeAsync(("s0_1", account, null), ("s1_1", null, null));
        var page = await owner.GetAsync($"/underskrifter/{await world.RequestAsync("owner")}");
        var withdraw = await world.Lead.GetAsync($"{world.Path}/aterta");

        (await withdraw.SubmitAsync("main form", ("Input.Reason", " "))).TextOf("[id='Input_Reason-error']").ShouldNotBeNull();
        (await withdraw.SubmitAsync("main form", ("Input.Reason", "Vi söker nästa år."))).Text.ShouldContain("Ansökan är återtagen.");

        (await SigningWorld.SignAsync(page)).Status.ShouldBe(409);
        (await owner.GetAsync("/")).Text.ShouldNotContain("Underskrift väntar");
        (await withdraw.SubmitAsync("main form", ("Input.Reason", "Igen"))).Status.ShouldBe(409);
        (await Site.FactAsync<string>("select reason from application_events where initiative_id = $1 and act = 'withdraw'", world.Initiative)).ShouldBe("Vi söker nästa år.");
    }

    [Fact]
    public async Task Reading_roles_read_signatures_and_change_nothing()
    {
        var world = await SigningWorld.MakeAsync(Site);
        var (_, account) = await world.SignatoryAsync(0);
        await world.FreezeAsync(("s0_1", account, null), ("s1_1", null, null));
        var economist = await Site.SignInAsync(Role.Economist, world.Initiative, world.Organisations[0]);
        var page = await economist.GetAsync($"{world.Path}/underskrifter");

        page.Status.ShouldBe(200);
        page.Document.QuerySelector("main form").ShouldBeNull();
        foreach (var path in new[] { $"{world.Path}/lagg-fram", $"{world.Path}/aterta", $"{world.Path}/underskrifter/{await world.RequestAsync("owner")}/vem", $"{world.Path}/underskrifter/{await world.RequestAsync("owner")}/papper" })
        {
            (await economist.GetAsync(path)).Status.ShouldBe(403, path);
        }

        var elsewhere = await Site.SignInAsync(Role.ProjectLead, await Site.FactAsync<Guid>("select id from initiatives where id <> $1 limit 1", world.Initiative), world.Organisations[0]);
        (await elsewhere.GetAsync($"{world.Path}/underskrifter")).Status.ShouldBe(404);
        await using var scope = await Site.ScopeOfAsync(account);
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
        foreach (var table in new[] { "applications", "application_versions", "signature_requests", "signatures" })
        {
            (await database.ScalarAsync<long>(Sql.Of($"select count(*) from {Sql.Raw(table)} where initiative_id = {world.Initiative}"))).ShouldBe(0, $"the signatory reads no {table}");
        }
    }

    private static Task<Guid> CallAsync(Site site, string last) => site.FactAsync<Guid>("""
        insert into calls (id, name_sv, form_key, form_version, kind, opens_on, closes_on) values (uuidv7(), 'Utlysning', 'signing-test', 1, 'dated', '2026-01-01', $1) returning id
        """, DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture));

    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}
