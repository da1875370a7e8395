(window.figures??={})["fig-exploding-training"]=[
{"series":["loss"],"ys":[],"keys":1,"table":{"columns":["training step","loss","loss, min","loss, max"],"rows":[
[0,5777.595703125,1871.97021484375,7619.63916015625],
[1,7.458060062117344e+21,1.9563514339682565e+21,2.4723117403971422e+27],
[2,"NaN","NaN","NaN"]
]}
}];
