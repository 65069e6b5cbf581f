using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>Where a user chooses which messages come, when and how.</summary>
[Authorize(Policy = Permissions.Today)]
public sealed class OwnMessagesPage(MessagePreferences preferences) : SamstegPage
{
    /// <summary>What is chosen.</summary>
    [BindProperty]
    public Choices Input { get; set; } = new();

    /// <summary>The kinds that can be chosen about.</summary>
    public IReadOnlyList<MessageKind> Kinds { get; private set; } = [];

    /// <summary>The alternatives.</summary>
    public IReadOnlyList<Choice> Timings => T.Choices<MessageTiming>();

    /// <summary>Shows what is chosen.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var chosen = await preferences.ReadAsync(cancellation);
        Kinds = [.. chosen.Select(static choice => choice.Kind)];
        Input.Timings = chosen.ToDictionary(static choice => choice.Kind.Key, static choice => choice.Timing);
    }

    /// <summary>Takes the choices.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid || Input.Timings.Values.Any(static timing => !Enum.IsDefined(timing)))
        {
            await OnGetAsync(cancellation);
            return Refused(Result.Refused(string.Empty, "ui.invalid"));
        }

        await preferences.ChooseAsync(Input.Timings, cancellation);
        return Done("/mitt-konto/meddelanden", "messages.own.done");
    }

    /// <summary>Kind → when and how.</summary>
    public sealed class Choices
    {
        /// <summary>The choices.</summary>
        public Dictionary<string, MessageTiming> Timings { get; set; } = [];
    }
}
