using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Where an application is frozen and its parties are asked to sign.</summary>
[Authorize(Policy = Permissions.ApplicationsEdit)]
public sealed class FreezePage(ApplicationDesk desk, FreezeApplication freeze, WhoSigns signers, Signatories signatories, PlanFindings findings) : ApplicationFrame(desk)
{
    /// <summary>Who signs, and until when.</summary>
    [BindProperty]
    public FreezeInput Input { get; set; } = new();

    /// <summary>What must be answered and is not.</summary>
    public IReadOnlyList<AnswerPath> Missing { get; private set; } = [];

    /// <summary>Lines of the budget that no budget could be made of.</summary>
    public IReadOnlyList<UnsoundCost> Unsound { get; private set; } = [];

    /// <summary>How many questions of the check nobody has answered.</summary>
    public int Unanswered { get; private set; }

    /// <summary>The signatures that will be asked for.</summary>
    public IReadOnlyList<WantedSignature> Wanted { get; private set; } = [];

    /// <summary>Whether it can be frozen at all.</summary>
    public bool IsOpen => Draft.Application.State.After(ApplicationAct.Freeze) is not null;

    private ILookup<OrganisationId, Choice> Offered { get; set; } = Array.Empty<Choice>().ToLookup(static _ => default(OrganisationId));

    /// <summary>Who may sign for a party.</summary>
    public IReadOnlyList<Choice> ChoicesOf(WantedSignature wanted) => wanted.Party.Organisation is { } organisation ? [.. Offered[organisation]] : [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        foreach (var wanted in Wanted)
        {
            Input.Signatories[wanted.Key] = ChoicesOf(wanted).Skip(wanted.Number - 1).FirstOrDefault()?.Value;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await Application.HoldAsync(Database, Initiative, cancellation); // nothing is answered while it is frozen
        return !await LoadAsync(cancellation) ? NotFound()
            : !ModelState.IsValid ? Page()
            : Answer(await freeze.RunAsync(Draft, Input, cancellation), SigningPaths.Of(Initiative), "signing.notice.frozen");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("signing.freeze.title", cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["applications.title"], Path).Crumb(T["signing.title"], SigningPaths.Of(Initiative));
        Missing = [.. Draft.Form.Fields.SelectMany(field => Completeness.Missing(field, Draft.Answers))];
        Unsound = PlanAdoption.Unsound(Initiative, PlanReader.Of(Draft.Answers));
        Unanswered = (await findings.OfAsync(Draft, cancellation)).Count(static judged => judged.Dismissal is null);
        Wanted = FreezeApplication.Wanted(await signers.OfAsync(Draft, cancellation));
        foreach (var wanted in Wanted)
        {
            Input.Signatories.TryAdd(wanted.Key, null);
            Input.Deputies.TryAdd(wanted.Key, null);
        }

        Offered = await signatories.OfAsync(Wanted.Select(static wanted => wanted.Party.Organisation).OfType<OrganisationId>(), cancellation);
        return true;
    }
}
