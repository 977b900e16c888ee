using Azure.Core;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

/// <content>Entity-group transactions: all of it is written or nothing.</content>
public partial class TableClient
{
    /// <summary>
    /// Submits the actions as one transaction and answers each one's response, in order. What the service refuses
    /// (several partitions, more than 100 actions, a row twice) is not refused here.
    /// </summary>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        var batch = Guid.NewGuid();
        var body = BodyBuffer.Rent();
        new BatchWriter(body, service.Root, Name, batch).Write(transactionActions);
        var message = service.Message(RequestMethod.Post, "$batch", body, BatchWriter.ContentType(batch));
        var response = await service.SendAsync(message, 202, cancellationToken).ConfigureAwait(false);
        var parts = BatchReader.Read(response);
        foreach (var part in parts)
        {
            if (part.Status >= 400)
            {
                throw new TableTransactionFailedException(new RequestFailedException(part, null, ErrorParser.Instance));
            }
        }

        return Response.FromValue(parts, response);
    }
}
