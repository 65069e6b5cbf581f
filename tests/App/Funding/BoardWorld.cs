using DocumentFormat.OpenXml.Packaging;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.App.Funding;

/// <summary>What a board needs: applications that were sent in, meetings, an officer and members.</summary>
internal sealed class BoardWorld(Site site)
{
    public Site Site => site;

    /// <summary>An initiative that is applied for, with its lead.</summary>
    /// <param name="Id">The initiative.</param>
    /// <param name="Lead">Who writes it.</param>
    /// <param name="LeadAccount">That account.</param>
    public sealed record Applied(Guid Id, Visitor Lead, Guid LeadAccount)
    {
        public string Path => $"/insatser/{Id}/ansokan";

        public string Preparation => $"{Path}/beredning";
    }

    /// <summary>An application that was sent in.</summary>
    public async Task<Applied> ApplyAsync(decimal amount = 500_000, Guid? call = null)
    {
        var organisation = await site.FactAsync<Guid>("select id from organisations order by id limit 1");
        var initiative = await site.FactAsync<Guid>("""
            insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on) values (uuidv7(), 'Provinsats', $1, 'draft', '2026-06-01', '2028-05-31') returning id
            """, organisation);
        var lead = await site.SignInAsync(Role.ProjectLead, initiative, organisation);
        var account = await site.FactAsync<Guid>("select account_id from role_assignments where initiative_id = $1 and role = 'project_lead'", initiative);
        await using var scope = await site.ScopeOfAsync(account);
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
        await database.BeginAsync();
        (await scope.ServiceProvider.GetRequiredService<StartApplication>().RunAsync(new InitiativeId(initiative), ShippedForms.Find("rar-sormland-application")!, call, default)).IsDone.ShouldBeTrue();
        var draft = (await scope.ServiceProvider.GetRequiredService<ApplicationDrafts>().LoadAsync(new InitiativeId(initiative), default))!;
        (await scope.ServiceProvider.GetRequiredService<SaveAnswers>().ReplaceAsync(
            draft, [new(new AnswerPath("amount"), new NumberAnswer(amount)), new(new AnswerPath("purpose"), new TextAnswer("Fler ska i arbete."))], reopens: false, default)).IsDone.ShouldBeTrue();
        await database.CommitAsync();
        await site.OwnerAsync("update applications set state = 'submitted', submitted_at = '2026-04-10 08:00+00' where initiative_id = $1", initiative);
        return new Applied(initiative, lead, account);
    }

    /// <summary>An application that is taken up, with a proposal to grant it on a condition.</summary>
    public async Task<Applied> PrepareAsync(Visitor officer, decimal amount = 500_000, decimal proposed = 400_000, Guid? call = null)
    {
        var applied = await ApplyAsync(amount, call);
        (await (await officer.GetAsync(applied.Preparation)).SubmitAsync("form[action*='TakeUp']")).Status.ShouldBe(200);
        var proposal = await (await officer.GetAsync($"{applied.Preparation}/forslag")).SubmitAsync("main form[data-warn]",
            ("Input.Kind", "GrantedOnConditions"), ("Input.Sum", proposed.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Input.Conditions", "Budgeten är reviderad."), ("Input.Reasons", "Den följer planen."));
        proposal.Status.ShouldBe(200, proposal.Text);
        return applied;
    }

    /// <summary>A meeting today, with these on its agenda, in order.</summary>
    public async Task<string> MeetAsync(Visitor officer, bool locks, params IReadOnlyList<Applied> applications)
    {
        var page = await (await officer.GetAsync("/sammantraden/nytt")).SubmitAsync("main form", ("Input.HeldOn", "2026-04-15"), ("Input.StartsAt", "13:00"), ("Input.Place", "Stora salen"));
        page.Status.ShouldBe(200, page.Text);
        var path = page.Path;
        foreach (var applied in applications)
        {
            page = await page.SubmitAsync("form[action*='handler=Put']", ("Input.Application", applied.Id.ToString()));
            page.Status.ShouldBe(200, page.Text);
        }

        if (locks)
        {
            (await page.SubmitAsync("form[action*='handler=Lock']")).Status.ShouldBe(200);
        }

        return path;
    }

    /// <summary>The item of an application on a meeting's agenda.</summary>
    public async Task<string> ItemAsync(string meeting, Applied applied) =>
        $"{meeting}/punkt/{await site.FactAsync<Guid>("select id from agenda_items where meeting_id = $1 and initiative_id = $2", Guid.Parse(meeting.Split('/')[^1]), applied.Id)}";

    /// <summary>Somebody of the board, with the account.</summary>
    public async Task<(Visitor Visitor, Guid Account)> MemberAsync()
    {
        var visitor = await site.SignInAsync(Role.BoardMember);
        return (visitor, await site.FactAsync<Guid>("select account_id from role_assignments where role = 'board_member' order by id desc limit 1"));
    }

    public Task<string?> StateAsync(Applied applied) => site.FactAsync<string>("select state from applications where initiative_id = $1", applied.Id);

    /// <summary>How many rows an account sees of a table, with no filter but the database's own.</summary>
    public async Task<long> SeenAsync(Guid account, string table, Applied applied)
    {
        await using var scope = await site.ScopeOfAsync(account);
        return await scope.ServiceProvider.GetRequiredService<RequestDatabase>().ScalarAsync<long>(Sql.Of($"select count(*) from {Sql.Raw(table)} where initiative_id = {applied.Id}"));
    }

    /// <summary>The words of a text document.</summary>
    public static string WordsOf(Page file)
    {
        file.Status.ShouldBe(200);
        using var document = WordprocessingDocument.Open(new MemoryStream(file.Bytes), isEditable: false);
        return document.MainDocumentPart!.Document!.InnerText;
    }

    /// <summary>The headings by which one goes about a text document, with their levels.</summary>
    public static IReadOnlyList<(int Level, string Text)> HeadingsOf(Page file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file.Bytes), isEditable: false);
        return [.. document.MainDocumentPart!.Document!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>()
            .Where(static line => line.ParagraphProperties?.OutlineLevel is not null).Select(static line => (line.ParagraphProperties!.OutlineLevel!.Val!.Value + 1, line.InnerText))];
    }
}
