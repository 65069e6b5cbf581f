namespace Samsteg.Platform;

/// <summary>What documents belong to, and so who may read and change them.</summary>
public sealed record DocumentSubject
{
    private DocumentSubject()
    {
    }

    /// <summary>The initiative, also of a participant.</summary>
    public InitiativeId? Initiative { get; private init; }

    /// <summary>The participant.</summary>
    public ParticipantId? Participant { get; private init; }

    /// <summary>The organisation.</summary>
    public OrganisationId? Organisation { get; private init; }

    /// <summary>The page that lists them.</summary>
    public string Path => (Initiative, Participant) switch
    {
        ({ } initiative, { } participant) => $"/insatser/{initiative}/deltagare/{participant}/dokument",
        ({ } initiative, null) => $"/insatser/{initiative}/dokument",
        _ => $"/organisationer/{Organisation}/dokument",
    };

    /// <summary>Needed to read.</summary>
    public string ReadPermission => Participant is not null ? Permissions.ParticipantsRead : Initiative is not null ? Permissions.InitiativesRead : Permissions.OrganisationsRead;

    /// <summary>Needed to add and remove.</summary>
    public string EditPermission => Participant is not null ? Permissions.ParticipantsEdit : Initiative is not null ? Permissions.InitiativesEdit : Permissions.OrganisationsEdit;

    /// <summary>Rows of <c>documents d</c> that belong to it.</summary>
    internal Sql Rows => Sql.Of($"""
        d.initiative_id is not distinct from {Initiative?.Value}::uuid and d.participant_id is not distinct from {Participant?.Value}::uuid
        and d.organisation_id is not distinct from {Organisation?.Value}::uuid
        """);

    /// <summary>An initiative's own.</summary>
    public static DocumentSubject Of(InitiativeId initiative) => new() { Initiative = initiative };

    /// <summary>A participant's, kept by the organisation of who adds them.</summary>
    public static DocumentSubject Of(InitiativeId initiative, ParticipantId participant) => new() { Initiative = initiative, Participant = participant };

    /// <summary>An organisation's.</summary>
    public static DocumentSubject Of(OrganisationId organisation) => new() { Organisation = organisation };

    /// <summary>What a row belongs to.</summary>
    internal static DocumentSubject Of(InitiativeId? initiative, ParticipantId? participant, OrganisationId? organisation) =>
        new() { Initiative = initiative, Participant = participant, Organisation = organisation };

    /// <summary>Whether the user has the permission where the subject is.</summary>
    internal bool Permits(CurrentUser user, string permission) => Initiative is { } initiative ? user.May(permission, initiative) : user.May(permission);
}
