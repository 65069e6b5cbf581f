using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Names an instrument under licence, so that its scores can be registered. Its questions are never kept.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class EditLicensedPage(Workspace workspace, Instruments instruments, ChangeInstruments change)
    : EditInstrumentPage(InstrumentKind.LicensedInstrument, "participants.instruments.new_licensed", "participants.instruments.edit_licensed", workspace, instruments)
{
    [BindProperty]
    public LicensedInput Input { get; set; } = new();

    /// <inheritdoc/>
    protected override void Fill(FormDefinition? standing)
    {
        if (standing is not null)
        {
            var scale = standing.Fields.OfType<NumberField>().First();
            (Input.Read, Input.Name, Input.Least, Input.Most) = (standing.Version, standing.Name.ToString(), scale.Least, scale.Most);
            Input.Dimensions = string.Join('\n', standing.Fields.Select(static field => field.Label));
        }
    }

    /// <inheritdoc/>
    protected override Task<Result?> DefineAsync(CancellationToken cancellation) => change.DefineLicensedAsync(Initiative, FormKey, Input, cancellation);
}
