using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Everything that is held about the participant: to read, to print, and to take along as a file for people or for programs.</summary>
[Authorize(Policy = Permissions.OwnPage)]
public sealed class OwnHeldPage(RequestDatabase database, OwnHoldings holdings, IEnumerable<HeldCode> codes, AuditTrail audit, TimeProvider clock) : OwnPage(database, clock)
{
    private readonly TimeProvider _clock = clock;

    /// <summary>Whether it is a file of its own.</summary>
    public bool IsFile { get; private set; }

    /// <summary>When it was put together.</summary>
    public DateTimeOffset At { get; } = clock.GetUtcNow();

    /// <summary>What is held.</summary>
    internal IReadOnlyList<HeldTable> Held { get; private set; } = [];

    /// <summary>Says it in words.</summary>
    internal HeldWords Said { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public Task OnGetAsync(CancellationToken cancellation) => ReadAsync(cancellation);

    /// <summary>Sends it as a file that a browser shows.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellation)
    {
        IsFile = true;
        await ReadAsync(cancellation);
        await RecordAsync(cancellation);
        Response.Headers.ContentDisposition = $"attachment; filename=\"{FileName}.html\"";
        return Page();
    }

    /// <summary>Sends it as a file for programs.</summary>
    public async Task<IActionResult> OnGetJsonAsync(CancellationToken cancellation)
    {
        var held = await holdings.ReadAsync(Facts.ParticipantId, cancellation);
        await RecordAsync(cancellation);
        Response.Headers.CacheControl = "no-store";
        return File(OwnHoldings.ToJson(Facts, _clock.GetUtcNow(), held), "application/json", $"{FileName}.json");
    }

    private string FileName => T["own_page.held.file"] + "-" + Facts.Reference;

    private async Task ReadAsync(CancellationToken cancellation)
    {
        Held = await holdings.ReadAsync(Facts.ParticipantId, cancellation);
        var forms = await Database.OwnAsync<Form>(Sql.Of($"select f.id, f.content::text as content from form_versions f where f.initiative_id = {Facts.InitiativeId}"), cancellation);
        var groups = await Database.OwnAsync<TargetGroup>(Sql.Of($"select g.code, {LocalText.Column("g.name")} as name from initiative_target_groups g where g.initiative_id = {Facts.InitiativeId}"), cancellation);
        Said = new HeldWords(
            T, Database, forms.ToDictionary(static form => form.Id, static form => FormDefinition.Parse(form.Content)), groups.ToDictionary(static group => group.Code, static group => group.Name), codes);
    }

    private Task RecordAsync(CancellationToken cancellation) =>
        audit.RecordAsync("exported", "participants", Facts.ParticipantId.Value, Facts.InitiativeId, Facts.ParticipantId, cancellation: cancellation);

    private sealed record Form(Guid Id, string Content);

    private sealed record TargetGroup(string Code, string Name);
}

/// <summary>A row to be shown.</summary>
/// <param name="Said">Says it in words.</param>
/// <param name="Table">What it is a row of.</param>
/// <param name="Row">The row.</param>
internal sealed record HeldRow(HeldWords Said, HeldTable Table, System.Text.Json.Nodes.JsonObject Row);
