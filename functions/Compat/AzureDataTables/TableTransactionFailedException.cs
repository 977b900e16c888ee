using System.Collections;
using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A transaction was refused as a whole; the service names the first action it stumbled over.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    internal const string FailedIndexKey = "FailedEntity";

    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            requestFailedException.Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException.InnerException)
    {
        foreach (DictionaryEntry item in requestFailedException.Data)
        {
            Data[item.Key] = item.Value;
        }

        var told = Data[FailedIndexKey] as string;
        if (int.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            FailedTransactionActionIndex = index;
        }
    }

    /// <summary>The place of the failed action in the transaction; null where the service did not say.</summary>
    public int? FailedTransactionActionIndex { get; }
}
