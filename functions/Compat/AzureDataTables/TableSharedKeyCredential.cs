namespace Azure.Data.Tables;

/// <summary>A storage account's name and one of its keys (base64).</summary>
public class TableSharedKeyCredential
{
    private byte[] key = [];

    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        ArgumentNullException.ThrowIfNull(accountName);
        AccountName = accountName;
        SetAccountKey(accountKey);
    }

    public string AccountName { get; }

    /// <summary>Another array for each key that is set.</summary>
    internal byte[] Key => Volatile.Read(ref key);

    /// <summary>Takes a new key into use, for clients that outlive a rotation.</summary>
    public void SetAccountKey(string accountKey)
    {
        ArgumentNullException.ThrowIfNull(accountKey);
        Volatile.Write(ref key, Convert.FromBase64String(accountKey));
    }
}
