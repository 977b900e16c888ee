using System.Net.Sockets;
using Azure;

namespace Loyalty.App.Tables;

/// <summary>
/// Tells storage being away or too busy, where the outcome is unknown and repeating is safe, from everything else that
/// can be thrown, which would be thrown again.
/// </summary>
public static class StorageTrouble
{
    public static bool Is(Exception trouble) => trouble switch
    {
        TooBusyException => true,
        RequestFailedException refused => refused.Status is 0 or 408 or 429 or >= 500
            || refused.ErrorCode is "TableNotFound" or "TableBeingDeleted",
        // Azure.Core throws all its tries together.
        AggregateException several => several.InnerExceptions.All(Is),
        // An IOException too, but of the sender's body.
        BadHttpRequestException => false,
        // An answer cut short is an IOException.
        IOException or SocketException or HttpRequestException => true,
        TimeoutException or OperationCanceledException => true,
        _ => false,
    };
}
