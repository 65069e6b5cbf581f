namespace Samsteg.Platform;

/// <summary>
/// A kind of message. Its texts are <c>message.KEY.subject</c> and <c>message.KEY.body</c>, in which <c>{0}</c> is the
/// link and <c>{1}</c> and on are numbers, and <c>message.KEY.label</c> for the page where the receiver chooses.
/// </summary>
/// <param name="Key">Stable name, snake_case.</param>
/// <param name="IsSecurity">About the receiver's own account: sent at once by mail whatever the receiver has chosen.</param>
/// <param name="Permission">Whom it is for, who alone is asked how it is to come; null for everybody.</param>
public sealed record MessageKind(string Key, bool IsSecurity = false, string? Permission = null);

/// <summary>The platform's own kinds; a capability has its own in its table of contents.</summary>
public static class MessageKinds
{
    /// <summary>The account waits for its first password: link; days that it works.</summary>
    public static readonly MessageKind Invitation = new("invitation", IsSecurity: true);

    /// <summary>Somebody asked for a new password: link; minutes that it works.</summary>
    public static readonly MessageKind PasswordReset = new("password_reset", IsSecurity: true);

    /// <summary>Password, second step or passkey was changed: link to the account.</summary>
    public static readonly MessageKind SecurityChanged = new("security_changed", IsSecurity: true);

    /// <summary>The account signed in by a browser and system that it never did before: link to its sign-ins.</summary>
    public static readonly MessageKind NewDevice = new("new_device", IsSecurity: true);

    /// <summary>A code that had been used was tried again: link to the account.</summary>
    public static readonly MessageKind CodeReused = new("code_reused", IsSecurity: true);

    /// <summary>A key to the API ends: link to the keys; days left.</summary>
    public static readonly MessageKind TokenEnds = new("token_ends");

    /// <summary>A role was given or ended: link to what is new.</summary>
    public static readonly MessageKind RoleChanged = new("role_changed");

    /// <summary>What came since the last digest: link; how many.</summary>
    internal static readonly MessageKind Digest = new("digest", IsSecurity: true);

    internal static IReadOnlyList<MessageKind> All { get; } = [Invitation, PasswordReset, SecurityChanged, NewDevice, CodeReused, RoleChanged, TokenEnds, Digest];
}

/// <summary>When and how a receiver wants a kind of message.</summary>
public enum MessageTiming
{
    /// <summary>By mail, as it happens.</summary>
    AtOnce,

    /// <summary>By text message, as it happens; by mail while no telephone number is known.</summary>
    ByText,

    /// <summary>Collected in one mail each morning.</summary>
    Daily,

    /// <summary>Not at all.</summary>
    Never,
}

/// <summary>By what a message travels.</summary>
public enum MessageChannel
{
    /// <summary>E-mail.</summary>
    Mail,

    /// <summary>A text message to a telephone.</summary>
    Text,
}
