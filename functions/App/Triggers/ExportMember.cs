using Loyalty.App.Http;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>Everything kept about a member, for themselves to take along; see <see cref="MemberExport"/>.</summary>
public sealed class ExportMember(MemberDoor door, MemberExport export)
{
    [Function(nameof(ExportMember))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Export)] HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(request, shop, Routes.Reading, visitor => export.Of(visitor, cancellation), cancellation);
}
