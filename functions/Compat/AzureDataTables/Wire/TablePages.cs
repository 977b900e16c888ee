using System.Runtime.CompilerServices;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// Pages fetched as they are asked for. <paramref name="fetch"/> takes the continuation (null at first) and how many
/// rows a page may have (null: as many as the service likes).
/// </summary>
internal sealed class TablePages<T>(
    Func<string?, int?, CancellationToken, Task<Page<T>>> fetch,
    int? maxPerPage,
    CancellationToken cancellation) : AsyncPageable<T>(cancellation)
    where T : notnull
{
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        Pages(continuationToken, pageSizeHint ?? maxPerPage, CancellationToken);

    private async IAsyncEnumerable<Page<T>> Pages(
        string? continuation,
        int? size,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        do
        {
            var page = await fetch(continuation, size, cancellation).ConfigureAwait(false);
            yield return page;
            continuation = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(continuation));
    }
}
