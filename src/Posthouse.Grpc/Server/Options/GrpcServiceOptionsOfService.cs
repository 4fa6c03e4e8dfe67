namespace Grpc.AspNetCore.Server;

/// <summary>Options of one service. What is not set here is as for all services.</summary>
/// <typeparam name="TService">The class that serves.</typeparam>
public class GrpcServiceOptions<TService> : GrpcServiceOptions
    where TService : class
{
}
