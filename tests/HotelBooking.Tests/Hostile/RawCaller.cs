using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Security;
using Posthouse.Testing.Clusters;

namespace HotelBooking.Tests.Hostile;

/// <summary>Calls methods with any bytes, as somebody who may.</summary>
internal sealed class RawCaller(TestCluster cluster)
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(static bytes => bytes, static bytes => bytes);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Who calls what, as the components declare it; the front door asks Authentication.
    private static readonly Dictionary<string, string> Callers = new(StringComparer.Ordinal)
    {
        ["hotelbooking.search.v1.SearchService"] = "BookingUi",
        ["hotelbooking.reservations.v1.ReservationsService"] = "BookingUi",
        ["hotelbooking.reservations.v1.InventoryService"] = "Search",
        ["hotelbooking.partners.v1.PartnersService"] = "Reservations",
        ["posthouse.payments.v1.PaymentsService"] = "Reservations",
        ["posthouse.pdfreports.v1.PdfReportsService"] = "Reservations",
        ["posthouse.users.v1.UsersService"] = "BookingUi",
        ["posthouse.users.v1.MailService"] = "Reservations",
        ["posthouse.authentication.v1.AuthenticationService"] = "FrontDoor",
    };

    private int _keys;

    /// <summary>Sends bytes as the request of a method.</summary>
    public async Task<Answer> CallAsync(ServedService service, MethodDescriptor method, byte[] request, CancellationToken cancellationToken)
    {
        var type = method.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary;
        var raw = new Method<byte[], byte[]>(type, service.Descriptor.FullName, method.Name, Bytes, Bytes);
        var options = new CallOptions(
            IdempotencyKeys.Header($"hostile-{Interlocked.Increment(ref _keys)}"), TimeProvider.System.GetUtcNow().Add(Patience).UtcDateTime, cancellationToken);
        try
        {
            if (method.IsServerStreaming)
            {
                using var stream = Invoker(service).AsyncServerStreamingCall(raw, null, options, request);
                while (await stream.ResponseStream.MoveNext(cancellationToken))
                {
                }
            }
            else
            {
                using var call = Invoker(service).AsyncUnaryCall(raw, null, options, request);
                await call.ResponseAsync;
            }

            return new Answer(StatusCode.OK, new HashSet<string>(), "");
        }
        catch (RpcException failed)
        {
            return new Answer(failed.StatusCode, failed.GetFieldViolations().Select(static violation => violation.Field).ToHashSet(StringComparer.Ordinal), failed.Status.Detail);
        }
    }

    private CallInvoker Invoker(ServedService service)
    {
        var user = new UserId(Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057"));
        var caller = Callers.GetValueOrDefault(service.Descriptor.FullName);
        var client = typeof(TestCluster).GetMethod(nameof(TestCluster.ClientOf))!.MakeGenericMethod(service.Client).Invoke(cluster, [caller, caller is null ? null : user])!;
        return (CallInvoker)typeof(ClientBase).GetProperty("CallInvoker", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(client)!;
    }
}
