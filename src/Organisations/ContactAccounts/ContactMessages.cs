using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What is told of accounts of people at organisations.</summary>
internal static class ContactMessages
{
    /// <summary>Somebody at an organisation that the initiative has to do with was invited, or has another address: link to the account.</summary>
    public static readonly MessageKind AccountChanged = new("contact_account", Permission: Permissions.ParticipantsAssign);

    /// <summary>To an address that an account no longer has: the association. Nothing of whose it was, or what it is now.</summary>
    public static readonly MessageKind AddressGone = new("contact_address_gone", Permission: "");

    public static IReadOnlyList<MessageKind> All { get; } = [AccountChanged, AddressGone];
}
