using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>Keeps the keys of cookies and anti-forgery tokens in the database, encrypted, so that all web nodes share them.</summary>
internal sealed class StoredKeyRing(NpgsqlDataSource database, DataKeys keys) : IXmlRepository
{
    private const string Context = "data protection key";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = database.CreateCommand("select cipher from data_protection_keys");
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
        {
            elements.Add(XElement.Parse(System.Text.Encoding.UTF8.GetString(Cipher.Open(reader.GetFieldValue<byte[]>(0), Context, keys.KeyRing))));
        }

        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = database.CreateCommand("insert into data_protection_keys (id, cipher) values ($1, $2)");
        command.Parameters.Add(new() { Value = friendlyName });
        command.Parameters.Add(new() { Value = Cipher.Seal(System.Text.Encoding.UTF8.GetBytes(element.ToString()), Context, keys.KeyRing) });
        command.ExecuteNonQuery();
    }
}
