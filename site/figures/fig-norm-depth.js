(window.figures??={})["fig-norm-depth"]=[
{"series":["batch norm","batch norm and skip"],"ys":[],"keys":1,"table":{"columns":["hidden layers","batch norm","batch norm, min","batch norm, max","batch norm and skip","batch norm and skip, min","batch norm and skip, max"],"rows":[
[10,1,1,1,1,1,1],
[20,1,1,1,1,1,1],
[50,0.65625,0.53125,0.7265625,1,1,1],
[100,0.546875,0.4765625,0.71875,1,1,1]
]}
}];
