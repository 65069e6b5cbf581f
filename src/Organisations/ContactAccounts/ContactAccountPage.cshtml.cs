using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>A contact person's account: invites, sends the invitation again, ends it.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class ContactAccountPage(ContactPersonAccounts accounts, OrganisationChoices organisations, RequestDatabase database) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public OrganisationId Organisation { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Person { get; set; }

    [BindProperty]
    public ContactAccountInput Input { get; set; } = new();

    public string OrganisationName { get; private set; } = string.Empty;

    /// <summary>Who.</summary>
    public ContactPerson Contact { get; private set; } = null!;

    /// <summary>The account that stands; null when there is none.</summary>
    public ContactAccount? Account { get; private set; }

    /// <summary>What it can be for: who is not marked as a supervisor is none.</summary>
    public IEnumerable<Choice> Roles =>
        from role in Contact.IsSupervisor ? new[] { Role.Supervisor, Role.OrganisationContact } : [Role.OrganisationContact]
        select new Choice(role.ToString(), T[role.TextKey()], T[$"contact_account.for.{SnakeCase.Of(role.ToString())}"]);

    /// <summary>Languages of an invitation.</summary>
    public IReadOnlyList<Choice> Languages => [new("sv", T["contact_account.swedish"]), new("en", T["contact_account.english"])];

    public string BackPath => $"/organisationer/{Organisation}";

    public string Here => $"{BackPath}/kontaktpersoner/{Person}/konto";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancellation = context.HttpContext.RequestAborted;
        await database.BeginAsync(cancellation);
        if (await database.Context.Set<ContactPerson>().SingleOrDefaultAsync(found => found.Id == Person && found.OrganisationId == Organisation, cancellation) is not { } person)
        {
            context.Result = NotFound();
            return;
        }

        Contact = person;
        OrganisationName = (await organisations.FindAsync(Organisation, cancellation))?.Name ?? string.Empty;
        Account = await accounts.FindAsync(Person, cancellation);
        await next();
    }

    public void OnGet() => Input.Roles = [Contact.IsSupervisor ? Role.Supervisor : Role.OrganisationContact];

    public async Task<IActionResult> OnPostInviteAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await accounts.InviteAsync(Organisation, Contact, Input, cancellation), Here, "contact_account.invited") : Page();

    public async Task<IActionResult> OnPostAgainAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        return Answer(await accounts.InviteAgainAsync(Person, cancellation), Here, "contact_account.invited");
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        return Answer(await accounts.EndAsync(Organisation, Person, cancellation), Here, "contact_account.ended");
    }
}
