using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Accounts that may lead sessions of an initiative: those whose role there lets them mark attendance.</summary>
public sealed class LeaderChoices(AccountChoices accounts)
{
    /// <summary>By name.</summary>
    public Task<IReadOnlyList<Choice>> AllAsync(InitiativeId initiative, CancellationToken cancellation) =>
        accounts.AllAsync(initiative, Permissions.AttendanceEdit, cancellation);
}
