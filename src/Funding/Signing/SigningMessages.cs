using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What is told while an application is signed and sent in. Links and numbers: whose application it is, is read after signing in.</summary>
public static class SigningMessages
{
    /// <summary>A signature is wanted: link to what is signed.</summary>
    public static readonly MessageKind Wanted = new("signature_wanted", Permission: Permissions.ApplicationsSign);

    /// <summary>A signature is still wanted: link; days left, 0 where there is no last day or it is today.</summary>
    public static readonly MessageKind Reminder = new("signature_reminder", Permission: Permissions.ApplicationsSign);

    /// <summary>What was signed has been changed, and the signature counts no more: link.</summary>
    public static readonly MessageKind Voided = new("signature_voided", Permission: Permissions.ApplicationsSign);

    /// <summary>A party will not sign: link to why.</summary>
    public static readonly MessageKind Rejected = new("signature_rejected", Permission: Permissions.ApplicationsEdit);

    /// <summary>All have signed: link to where it is sent in.</summary>
    public static readonly MessageKind Complete = new("signatures_complete", Permission: Permissions.ApplicationsEdit);

    /// <summary>The application is sent in: link.</summary>
    public static readonly MessageKind Submitted = new("application_submitted", Permission: Permissions.ApplicationsEdit);

    internal static IReadOnlyList<MessageKind> All { get; } = [Wanted, Reminder, Voided, Rejected, Complete, Submitted];
}
